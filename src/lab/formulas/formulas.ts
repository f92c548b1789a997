/**
 * The formulas behind the experiments, in TeX, with their sources. `scripts/make-formulas.mjs` typesets them (`mathml.ts`), so that the page
 * carries no typesetter; their words are in `messages/<language>/formulas.ts`. Units J = k_B = 1 and signs are those of docs/physics.md.
 */

export interface Formula {
  readonly tex: string;
  /** Paper or book; names stay as their authors write them. */
  readonly source: string;
}

const tex = String.raw;

export const FORMULAS = {
  skEnergy: {
    tex: tex`H = -\sum_{i<j} J_{ij}\, s_i s_j - \sum_i h_i s_i, \qquad \overline{J_{ij}^2} = \frac{1}{N}`,
    source: 'Sherrington & Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975)',
  },
  eaEnergy: {
    tex: tex`H = -\sum_{\langle i j \rangle} J_{ij}\, s_i s_j, \qquad J_{ij} = \pm 1`,
    source: 'Edwards & Anderson, J. Phys. F 5, 965 (1975)',
  },
  boltzmann: {
    tex: tex`P(s) = \frac{e^{-\beta H(s)}}{Z}, \qquad \beta = \frac{1}{T}`,
    source: 'Landau & Lifshitz, Statistical Physics, § 28',
  },
  heatBath: {
    tex: tex`P(s_i = +1) = \frac{1}{1 + e^{-2 \beta h_i}}, \qquad h_i = \sum_j J_{ij}\, s_j`,
    source: 'Glauber, J. Math. Phys. 4, 294 (1963)',
  },
  overlap: {
    tex: tex`q_{ab} = \frac{1}{N} \sum_{i=1}^{N} s_i^{a} s_i^{b}`,
    source: 'Parisi, Phys. Rev. Lett. 50, 1946 (1983)',
  },
  overlapDistribution: {
    tex: tex`P(q) = \overline{\left\langle \delta(q - q_{ab}) \right\rangle}`,
    source: 'Parisi, Phys. Rev. Lett. 50, 1946 (1983)',
  },
  correlation: {
    tex: tex`C(t_w, t_w + t) = \frac{1}{N} \sum_{i=1}^{N} s_i(t_w)\, s_i(t_w + t)`,
    source: 'Cugliandolo & Kurchan, Phys. Rev. Lett. 71, 173 (1993)',
  },
  freezing: {
    tex: tex`\Delta q = q_{\mathrm{self}} - q_{\mathrm{mut}} > 0`,
    source: 'Edwards & Anderson, J. Phys. F 5, 965 (1975)',
  },
  skIdentity: {
    tex: tex`1 + 2\, T\, \overline{\langle u \rangle} = \overline{\langle q^2 \rangle}`,
    source: 'Guerra, Int. J. Mod. Phys. B 10, 1675 (1996)',
  },
  binder: {
    tex: tex`g = \frac{1}{2} \left( 3 - \frac{\overline{\langle q^4 \rangle}}{\overline{\langle q^2 \rangle}^{\,2}} \right)`,
    source: 'Bhatt & Young, Phys. Rev. Lett. 54, 924 (1985)',
  },
  correlationLength: {
    tex: tex`\xi = \frac{1}{2 \sin(k_{\min}/2)} \sqrt{\frac{\chi(0)}{\chi(k_{\min})} - 1}`,
    source: 'Ballesteros et al., Phys. Rev. B 62, 14237 (2000)',
  },
  exchange: {
    tex: tex`p_{\mathrm{swap}} = \min\left(1,\; e^{(\beta_a - \beta_b)(E_a - E_b)}\right)`,
    source: 'Hukushima & Nemoto, J. Phys. Soc. Jpn. 65, 1604 (1996)',
  },
  groundState: {
    tex: tex`e_0(N) \simeq e_0 + a\, N^{-2/3}, \qquad e_0 = -0.76317`,
    source: 'Boettcher, Eur. Phys. J. B 46, 501 (2005)',
  },
  metastableCount: {
    tex: tex`\ln \mathcal{N} \simeq 0.1992\, N`,
    source: 'Bray & Moore, J. Phys. C 13, L469 (1980)',
  },
  barrierTree: {
    tex: tex`B(a, b) = \min_{\text{paths}\; a \to b} \; \max_{s \in \text{path}} E(s)`,
    source: 'Becker & Karplus, J. Chem. Phys. 106, 1495 (1997)',
  },
  frustration: {
    tex: tex`\prod_{\text{loop}} \operatorname{sign} J_{ij} = -1`,
    source: 'Toulouse, Commun. Phys. 2, 115 (1977)',
  },
  protein: {
    tex: tex`E = -\, \#\{\text{contacts H–H}\}`,
    source: 'Lau & Dill, Macromolecules 22, 3986 (1989)',
  },
  atLine: {
    tex: tex`T^2 = \int \frac{\mathrm{d}z}{\sqrt{2\pi}}\, e^{-z^2/2}\, \operatorname{sech}^4 \frac{\sqrt{q}\, z + h}{T}`,
    source: 'de Almeida & Thouless, J. Phys. A 11, 983 (1978)',
  },
  response: {
    tex: tex`T \chi(t_w, t) = X\, \left[ 1 - C(t_w, t_w + t) \right]`,
    source: 'Cugliandolo & Kurchan, Phys. Rev. Lett. 71, 173 (1993)',
  },
  susceptibility: {
    tex: tex`\chi = \frac{m}{h}`,
    source: 'Nagata, Keesom & Harrison, Phys. Rev. B 19, 1633 (1979)',
  },
  curieWeiss: {
    tex: tex`m = \tanh \frac{m + h}{T}`,
    source: 'Weiss, J. Phys. Théor. Appl. 6, 661 (1907)',
  },
  hopfield: {
    tex: tex`J_{ij} = \frac{1}{N} \sum_{\mu=1}^{P} \xi_i^{\mu} \xi_j^{\mu}, \qquad \alpha_c = \frac{P}{N} = 0.1379`,
    source: 'Amit, Gutfreund & Sompolinsky, Phys. Rev. Lett. 55, 1530 (1985)',
  },
  randomEnergy: {
    tex: tex`T_c = \frac{1}{2 \sqrt{\ln 2}}, \qquad P(\text{same level}) = 1 - \frac{T}{T_c}`,
    source: 'Derrida, Phys. Rev. B 24, 2613 (1981)',
  },
  pSpin: {
    tex: tex`H = -\sum_{i<j<k} J_{ijk}\, s_i s_j s_k, \qquad \sum_i s_i^2 = N, \qquad E_{\mathrm{th}} = -\frac{2}{\sqrt{3}}`,
    source: 'Crisanti & Sommers, Z. Phys. B 87, 341 (1992)',
  },
  chaos: {
    tex: tex`r(\varepsilon) = \frac{\overline{\langle q_{0\varepsilon}^2 \rangle}}{\sqrt{\overline{\langle q_{00}^2 \rangle}\; \overline{\langle q_{\varepsilon\varepsilon}^2 \rangle}}}`,
    source: 'Ney-Nifle & Young, J. Phys. A 30, 5311 (1997)',
  },
  gradientStep: {
    tex: tex`w_{t+1} = w_t - \eta\, \hat{g}(w_t), \qquad \hat{g} = \frac{1}{B} \sum_{\mu \in \text{batch}} \nabla \ell_\mu`,
    source: 'Robbins & Monro, Ann. Math. Stat. 22, 400 (1951)',
  },
  langevin: {
    tex: tex`\mathrm{d}\theta = -\nabla \Phi\, \mathrm{d}t + \sqrt{2T}\, \mathrm{d}W`,
    source: 'Welling & Teh, Proc. ICML 28, 681 (2011)',
  },
  noiseTemperature: {
    tex: tex`\langle x^2 \rangle = \frac{\eta\, \sigma^2}{B\, \lambda\, (2 - \eta \lambda)}`,
    source: 'Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18, 134 (2017)',
  },
  functionOverlap: {
    tex: tex`q_f = \frac{1}{P} \sum_{\mu=1}^{P} f_a(x_\mu)\, f_b(x_\mu)`,
    source: 'Baity-Jesi et al., Proc. ICML 35, 314 (2018)',
  },
  learnerIdentity: {
    tex: tex`\frac{\sqrt{\Delta}}{P}\, \overline{\sum_\mu z_\mu \langle f_\mu \rangle} = \frac{\Delta}{T} \left( q_{aa} - \overline{q_{ab}} \right)`,
    source: 'Nishimori, Statistical Physics of Spin Glasses and Information Processing (2001)',
  },
  cosine: {
    tex: tex`\eta(t) = \eta_{\min} + \frac{\eta_{\max} - \eta_{\min}}{2} \left( 1 + \cos \frac{\pi t}{\tau} \right)`,
    source: 'Loshchilov & Hutter, arXiv:1608.03983 (2017)',
  },
  barrier: {
    tex: tex`\mathrm{barrier} = \max_{0 \le \alpha \le 1} \left[ L\big(\alpha w_a + (1-\alpha) w_b\big) - \alpha L(w_a) - (1-\alpha) L(w_b) \right]`,
    source: 'Entezari et al., arXiv:2110.06296 (2022)',
  },
  jamming: {
    tex: tex`E = \frac{1}{2P} \sum_{\mu=1}^{P} \Delta_\mu^2\, \theta(\Delta_\mu), \qquad \Delta_\mu = \kappa - y_\mu f(x_\mu)`,
    source: 'Geiger et al., Phys. Rev. E 100, 012115 (2019)',
  },
  capacity: {
    tex: tex`C(N, P) = 2 \sum_{k=0}^{N-1} \binom{P-1}{k}, \qquad \alpha_c = \frac{P}{N} = 2`,
    source: 'Cover, IEEE Trans. Electron. Comput. 14, 326 (1965)',
  },
  generalisation: {
    tex: tex`\varepsilon = \frac{1}{\pi} \arccos R, \qquad R = \frac{w \cdot w^*}{N}`,
    source: 'Seung, Sompolinsky & Tishby, Phys. Rev. A 45, 6056 (1992)',
  },
  doubleDescent: {
    tex: tex`\text{risk} = \frac{\sigma^2 p}{n - p - 1}, \quad p < n - 1`,
    source: 'Hastie et al., Ann. Stat. 50, 949 (2022)',
  },
  hessian: {
    tex: tex`\nabla^2 L\; v_k = \lambda_k\, v_k`,
    source: 'Sagun et al., arXiv:1706.04454 (2017)',
  },
  heat: {
    tex: tex`\frac{\partial u}{\partial t} = \nabla \cdot (k\, \nabla u) + f`,
    source: 'Carslaw & Jaeger, Conduction of Heat in Solids (1959)',
  },
  elasticity: {
    tex: tex`\nabla \cdot \sigma + f = 0, \qquad \sigma = \lambda\, (\nabla \cdot u)\, I + \mu \left( \nabla u + \nabla u^{\mathsf{T}} \right)`,
    source: 'Timoshenko & Goodier, Theory of Elasticity (1970)',
  },
  lawLoss: {
    tex: tex`E = \frac{1}{2} \left\{ w_{\text{law}}\, \overline{r^2} + \sum_b w_b\, \overline{b^2} + w_{\text{data}}\, \overline{d^2} \right\}`,
    source: 'Raissi, Perdikaris & Karniadakis, J. Comput. Phys. 378, 686 (2019)',
  },
  secant: {
    tex: tex`H_{k+1}\, (g_{k+1} - g_k) = w_{k+1} - w_k`,
    source: 'Nocedal & Wright, Numerical Optimization (2006), § 7.2',
  },
  gaussNewton: {
    tex: tex`\left( J^{\mathsf{T}} W J + \mu\, I \right) \delta = -g`,
    source: 'Müller & Zeinhofer, arXiv:2302.13163 (2023)',
  },
  varianceSum: {
    tex: tex`\operatorname{Var} = \mathbb{E}\left[\sigma^2\right] + \operatorname{Var}\left[\mu\right]`,
    source: 'Lakshminarayanan et al., arXiv:1612.01474 (2017)',
  },
  likelihood: {
    tex: tex`-\ln p = \frac{1}{2} \left[ \ln 2\pi\sigma^2 + \frac{(y - \mu)^2}{\sigma^2} \right]`,
    source: 'Nix & Weigend, Proc. IEEE ICNN (1994)',
  },
  conformal: {
    tex: tex`k = \left\lceil (n + 1)(1 - \alpha) \right\rceil, \qquad P(y \in \text{interval}) \ge 1 - \alpha`,
    source: 'Vovk, Gammerman & Shafer, Algorithmic Learning in a Random World (2005)',
  },
  mutualInformation: {
    tex: tex`\mathrm{BALD} = \mathcal{H}\left[ \mathbb{E}\, p \right] - \mathbb{E}\, \mathcal{H}[p]`,
    source: 'Houlsby et al., arXiv:1112.5745 (2011)',
  },
  importance: {
    tex: tex`\mathbb{E}_{\text{target}}[\ell] = \mathbb{E}_{\text{source}}\left[ \frac{p_{\text{target}}(x)}{p_{\text{source}}(x)}\, \ell \right]`,
    source: 'Shimodaira, J. Stat. Plan. Inference 90, 227 (2000)',
  },
  discrepancy: {
    tex: tex`\mathrm{MMD}^2 = \mathbb{E}\, k(x, x') + \mathbb{E}\, k(y, y') - 2\, \mathbb{E}\, k(x, y)`,
    source: 'Gretton et al., J. Mach. Learn. Res. 13, 723 (2012)',
  },
} as const satisfies Readonly<Record<string, Formula>>;

export type FormulaId = keyof typeof FORMULAS;

/** What an experiment rests on, in the order in which it is met. */
export const FORMULAS_OF: Readonly<Record<string, readonly FormulaId[]>> = {
  'side-by-side': [
    'skEnergy',
    'heatBath',
    'overlap',
    'freezing',
    'skIdentity',
    'langevin',
    'functionOverlap',
    'learnerIdentity',
  ],
  'twin-networks': ['gradientStep', 'functionOverlap'],
  'temperature-of-sgd': ['gradientStep', 'noiseTemperature', 'langevin'],
  kick: ['gradientStep', 'cosine', 'skEnergy'],
  ageing: ['correlation', 'gradientStep'],
  jamming: ['jamming'],
  'glass-diagram': ['langevin', 'functionOverlap', 'freezing'],
  'perceptron-capacity': ['capacity'],
  'teacher-student': ['generalisation'],
  'double-descent': ['doubleDescent'],
  'sk-anneal': ['skEnergy', 'boltzmann', 'heatBath', 'groundState'],
  'sk-overlap': ['skEnergy', 'overlap', 'overlapDistribution'],
  'sk-freeze': ['correlation', 'freezing'],
  'fluctuation-dissipation': ['correlation', 'response'],
  memory: ['correlation', 'susceptibility'],
  'field-cooling': ['susceptibility', 'skEnergy'],
  'sk-equilibrium': ['boltzmann', 'skIdentity', 'exchange'],
  'sk-transition': ['overlap', 'binder'],
  equilibrium: ['boltzmann', 'heatBath', 'exchange'],
  'at-line': ['skEnergy', 'atLine'],
  'ground-states': ['skEnergy', 'groundState'],
  metastable: ['skEnergy', 'metastableCount'],
  chaos: ['overlap', 'chaos'],
  'p-spin': ['pSpin'],
  barrier: ['barrier'],
  slice: ['hessian'],
  flatness: ['hessian'],
  saddles: ['pSpin', 'hessian'],
  'pinn-heat': ['heat', 'lawLoss'],
  'pinn-optimisers': ['lawLoss', 'secant', 'gaussNewton'],
  'pinn-elastic': ['elasticity', 'lawLoss'],
  'pinn-inverse': ['heat', 'lawLoss', 'gaussNewton'],
  'pinn-fail': ['lawLoss'],
  'pinn-landscape': ['lawLoss', 'hessian'],
  materials: ['varianceSum', 'likelihood', 'conformal'],
  uci: ['likelihood', 'varianceSum'],
  'two-doubts': ['varianceSum', 'likelihood'],
  choose: ['varianceSum'],
  'active-learning': ['varianceSum', 'mutualInformation'],
  shift: ['heat', 'varianceSum', 'discrepancy'],
  transfer: ['importance', 'discrepancy', 'lawLoss'],
  'physics-as-anchor': ['heat', 'lawLoss'],
  calibration: ['likelihood', 'conformal'],
  'ea-2d': ['eaEnergy', 'overlap', 'correlationLength'],
  'ea-3d': ['eaEnergy', 'overlap', 'correlationLength'],
  'curie-weiss': ['curieWeiss'],
  hopfield: ['hopfield'],
  'random-energy': ['randomEnergy'],
  frustration: ['eaEnergy', 'frustration'],
  protein: ['protein', 'boltzmann'],
  disconnectivity: ['skEnergy', 'barrierTree'],
};
