// spin-fields-workgroup.wgsl: the model's integers of one state in workgroup memory during a dispatch.
// Quad q belongs to invocation q % WORKGROUP_SIZE: it alone writes it.
override FIELD_QUADS: u32 = 64u;

var<workgroup> localFields: array<vec4i, FIELD_QUADS>;

fn readFields(state: u32, quad: u32) -> vec4i {
  return localFields[quad];
}

fn addToFields(state: u32, quad: u32, change: vec4i) {
  localFields[quad] += change;
}

fn addToField(state: u32, site: u32, change: i32) {
  localFields[site >> 2u][site & 3u] += change;
}

fn loadFields(state: u32, lid: u32) {
  for (var quad = lid; quad < FIELD_QUADS; quad += WORKGROUP_SIZE) {
    localFields[quad] = storedFields[state * FIELD_QUADS + quad];
  }
}

fn saveFields(state: u32, lid: u32) {
  for (var quad = lid; quad < FIELD_QUADS; quad += WORKGROUP_SIZE) {
    storedFields[state * FIELD_QUADS + quad] = localFields[quad];
  }
}
