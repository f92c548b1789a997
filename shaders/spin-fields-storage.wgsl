// spin-fields-storage.wgsl: the same as spin-fields-workgroup.wgsl for states too large for workgroup memory.
// Quad q belongs to invocation q % WORKGROUP_SIZE: it alone reads and writes it, so no barrier is needed.
override FIELD_QUADS: u32 = 64u;

fn readFields(state: u32, quad: u32) -> vec4i {
  return storedFields[state * FIELD_QUADS + quad];
}

fn addToFields(state: u32, quad: u32, change: vec4i) {
  storedFields[state * FIELD_QUADS + quad] += change;
}

fn addToField(state: u32, site: u32, change: i32) {
  storedFields[state * FIELD_QUADS + (site >> 2u)][site & 3u] += change;
}

fn loadFields(state: u32, lid: u32) {}

fn saveFields(state: u32, lid: u32) {}
