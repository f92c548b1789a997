/** The best configurations found, kept apart from each other: near-copies of one state would crowd out everything else. */

export interface Elite {
  readonly spins: Int8Array;
  readonly energy: number;
}

/** Two states are the same valley when they differ in fewer than this share of their spins. */
const VALLEY = 0.02;

export class Pool {
  /** Best first. */
  readonly members: Elite[] = [];

  /** @param mirrored  true without a field: a state and its mirror image are one */
  constructor(
    private readonly capacity: number,
    private readonly mirrored: boolean,
  ) {}

  get best(): Elite | null {
    return this.members[0] ?? null;
  }

  /** Takes a copy of the state if it is good enough and new. @returns whether it is a new best */
  offer(spins: Int8Array, energy: number): boolean {
    const bestBefore = this.best?.energy ?? Infinity;
    const worst = this.members.at(-1);
    if (this.members.length >= this.capacity && worst && energy > worst.energy) return false;
    let nearest = -1;
    let least = spins.length + 1;
    this.members.forEach((member, k) => {
      const distance = this.distance(member.spins, spins);
      if (distance < least) [least, nearest] = [distance, k];
    });
    if (least <= VALLEY * spins.length) {
      // The same valley: its lower state stays, and of two equal ones the newer, for variety.
      if (energy > this.members[nearest]!.energy || least === 0) return false;
      this.members.splice(nearest, 1);
    } else if (this.members.length >= this.capacity) {
      this.members.pop();
    }
    const at = this.members.findIndex((member) => member.energy >= energy);
    this.members.splice(at < 0 ? this.members.length : at, 0, { spins: spins.slice(), energy });
    return energy < bestBefore;
  }

  private distance(a: Int8Array, b: Int8Array): number {
    let different = 0;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
    return this.mirrored ? Math.min(different, a.length - different) : different;
  }
}
