// exchange.wgsl: one round of replica exchange in all ladders, once every state has made the sweeps of the round; else nothing.
//   A state's next target, its temperature and the round are set here, so that many rounds need nothing of the host.
// Grid    one workgroup: at most 1024 states.
// Reads   progress, energies vec2u[state] (glass: -2 E; perceptron: E), logTable
//         laws vec4u[sample][slot]: (B, k) of the sweeps at a slot, (B, k) of the swap with the next one
// Writes  record u32: rounds done, then the slot of each state, [1 + round][state], where row 0 is how they stood before;
//         multipliers [state]; sweepParams: the target of the next round
// Random  one word per pair of neighbours and round, stream Exchange, by the layout of streams.ts.
// Exact   equal to src/glass/exchange.ts.
// Bound   states / WORKGROUP_SIZE iterations.  Needs philox.wgsl, wide.wgsl, logarithm.wgsl, swap.wgsl.
override WORKGROUP_SIZE: u32 = 64u;
const EXCHANGE_STREAM = 4u;
const MOST_STATES = 1024u;

var<workgroup> late: atomic<u32>;
var<workgroup> roundsDone: u32;
// State at each place: [ladder][slot].
var<workgroup> stateAt: array<u32, MOST_STATES>;

fn give(state: u32, slot: u32) {
  let sample = state / params.replicas;
  record[1u + (roundsDone + 1u) * params.states + state] = slot;
  multipliers[state] = laws[sample * params.slots + slot].xy;
}

// E of the colder state - E of the hotter one, in units, in two limbs.
fn energyStep(hot: u32, cold: u32) -> vec2u {
  if (params.perceptron == 1u) {
    return wideAdd(energies[cold], wideNegative(energies[hot]));
  }
  let twice = wideAdd(energies[hot], wideNegative(energies[cold]));
  return vec2u((twice.x >> 1u) | (twice.y << 31u), bitcast<u32>(bitcast<i32>(twice.y) >> 1u));
}

fn swaps(place: u32, slot: u32, round: u32) -> bool {
  let ladder = place / params.slots;
  let copies = params.replicas / params.slots;
  let sample = ladder / copies;
  let index = (ladder % copies) * params.slots + slot;
  let counter = vec4u(index >> 2u, round, params.firstSample + sample, EXCHANGE_STREAM);
  let word = philox4x32(params.key, counter)[index & 3u];
  let multiplier = laws[sample * params.slots + slot].zw;
  return swapAccepted(energyStep(stateAt[place], stateAt[place + 1u]), multiplier, word);
}

@compute @workgroup_size(WORKGROUP_SIZE)
fn main(@builtin(local_invocation_index) lid: u32) {
  if (lid == 0u) {
    atomicStore(&late, 0u);
    roundsDone = record[0];
  }
  workgroupBarrier();
  let goal = vec2u(sweepParams.targetSweep, sweepParams.targetSite);
  for (var state = lid; state < params.states; state += WORKGROUP_SIZE) {
    if (any(progress[state].xy != goal)) {
      atomicAdd(&late, 1u);
    }
    let slot = record[1u + roundsDone * params.states + state];
    stateAt[state - state % params.slots + slot] = state;
  }
  workgroupBarrier();
  let open = atomicLoad(&late) == 0u && roundsDone < params.rounds;
  if (open) {
    let round = params.firstRound + roundsDone;
    for (var place = lid; place < params.states; place += WORKGROUP_SIZE) {
      let slot = place % params.slots;
      if (((slot ^ round) & 1u) == 0u) {
        // The hotter of a pair, or the last of its ladder, which has no partner.
        let paired = slot + 1u < params.slots;
        let swapped = paired && swaps(place, slot, round);
        give(stateAt[place], slot + select(0u, 1u, swapped));
        if (paired) {
          give(stateAt[place + 1u], slot + select(1u, 0u, swapped));
        }
      } else if (slot == 0u) {
        give(stateAt[place], 0u);
      }
    }
  }
  workgroupBarrier();
  if (open && lid == 0u) {
    record[0] = roundsDone + 1u;
    if (roundsDone + 1u < params.rounds) {
      sweepParams.targetSweep += params.sweepsPerRound;
    }
  }
}
