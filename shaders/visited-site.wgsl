// visited-site.wgsl: the site of update number `position` of a sweep, and the number of its random word.  Needs philox.wgsl.
//   VISITS 0: sites in order; 1: order[update], (site, end of its colour) [sample][update]; 2: drawn, site floor(w N / 2^32) of the
//   update's word w of stream RandomOrder.
override VISITS: u32 = 0u;
const RANDOM_ORDER_STREAM = 5u;

fn visitedSite(state: u32, sample: u32, sweep: u32, position: u32) -> u32 {
  if (VISITS == 2u) {
    let counter = vec4u(position >> 2u, sweep, params.firstState + state, RANDOM_ORDER_STREAM);
    return wideProduct(philox4x32(params.key, counter)[position & 3u], params.size).y;
  }
  if (VISITS == 1u) {
    return order[sample * params.size + position].x;
  }
  return position;
}

// Words are numbered by site, or by update where a site may come twice in a sweep.
fn wordIndex(site: u32, position: u32) -> u32 {
  return select(site, position, VISITS == 2u);
}
