// first-change.wgsl: which of the candidates that the workgroup's invocations bring comes first.
const NO_CHANGE = 0xffffffffu;

var<workgroup> firstChange: atomic<u32>;
var<workgroup> chosen: u32;

// By one invocation, before the first `smallest` and a barrier.
fn clearFirstChange() {
  atomicStore(&firstChange, NO_CHANGE);
}

// The smallest candidate of the workgroup; the same for every invocation.
fn smallest(candidate: u32, lid: u32) -> u32 {
  if (candidate != NO_CHANGE) {
    atomicMin(&firstChange, candidate);
  }
  workgroupBarrier();
  if (lid == 0u) {
    chosen = atomicLoad(&firstChange);
    atomicStore(&firstChange, NO_CHANGE);
  }
  return workgroupUniformLoad(&chosen);
}
