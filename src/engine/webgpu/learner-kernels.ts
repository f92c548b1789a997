/** The learner's kernels, linked. Their pipelines: learner-pipelines.ts. */
import activationText from '../../../shaders/learner-activation.wgsl?raw';
import activationAdjointText from '../../../shaders/learner-activation-adjoint.wgsl?raw';
import activationsText from '../../../shaders/learner-activations.wgsl?raw';
import addressText from '../../../shaders/learner-address.wgsl?raw';
import backwardText from '../../../shaders/learner-backward.wgsl?raw';
import backwardTiledText from '../../../shaders/learner-backward-tiled.wgsl?raw';
import batchText from '../../../shaders/learner-batch.wgsl?raw';
import commitText from '../../../shaders/learner-commit.wgsl?raw';
import constantsText from '../../../shaders/learner-constants.wgsl?raw';
import decideText from '../../../shaders/learner-decide.wgsl?raw';
import descendText from '../../../shaders/learner-descend.wgsl?raw';
import driftText from '../../../shaders/learner-drift.wgsl?raw';
import finiteText from '../../../shaders/learner-finite.wgsl?raw';
import forwardText from '../../../shaders/learner-forward.wgsl?raw';
import forwardTiledText from '../../../shaders/learner-forward-tiled.wgsl?raw';
import functionsText from '../../../shaders/learner-functions.wgsl?raw';
import gradientText from '../../../shaders/learner-gradient.wgsl?raw';
import gradientTiledText from '../../../shaders/learner-gradient-tiled.wgsl?raw';
import kickText from '../../../shaders/learner-kick.wgsl?raw';
import lossText from '../../../shaders/learner-loss.wgsl?raw';
import lossesText from '../../../shaders/learner-losses.wgsl?raw';
import placeText from '../../../shaders/learner-place.wgsl?raw';
import proposeText from '../../../shaders/learner-propose.wgsl?raw';
import ratioText from '../../../shaders/learner-ratio.wgsl?raw';
import reduceText from '../../../shaders/learner-reduce.wgsl?raw';
import residualText from '../../../shaders/learner-residual.wgsl?raw';
import ruleText from '../../../shaders/learner-rule.wgsl?raw';
import setsText from '../../../shaders/learner-sets.wgsl?raw';
import settleText from '../../../shaders/learner-settle.wgsl?raw';
import slopeText from '../../../shaders/learner-slope.wgsl?raw';
import tailText from '../../../shaders/learner-tail.wgsl?raw';
import thinText from '../../../shaders/learner-thin.wgsl?raw';
import tilesText from '../../../shaders/learner-tiles.wgsl?raw';
import turnText from '../../../shaders/learner-turn.wgsl?raw';
import logarithmText from '../../../shaders/logarithm.wgsl?raw';
import normalText from '../../../shaders/normal.wgsl?raw';
import philoxText from '../../../shaders/philox.wgsl?raw';
import { Stream } from '../../random/streams.ts';
import { defineKernel, type KernelConstants, type ShaderSource } from './kernel.ts';
import * as layouts from './learner-layout.ts';

const file = (name: string, text: string): ShaderSource => ({ file: `shaders/${name}.wgsl`, text });
const place = file('learner-place', placeText);
const sets = file('learner-sets', setsText);
const address = [sets, file('learner-address', addressText)];
const functions = file('learner-functions', functionsText);
const activations = [functions, file('learner-activations', activationsText)];
const rule = file('learner-rule', ruleText);
const tiles = file('learner-tiles', tilesText);
const philox = file('philox', philoxText);
const slope = file('learner-slope', slopeText);
const finite = file('learner-finite', finiteText);

/** One variant for every activation or loss: the lint compiles all of them. */
const each = (name: string, count: number): KernelConstants[] =>
  Array.from({ length: count }, (_, value) => ({ [name]: value }));
const everyActivation = each('ACTIVATION', layouts.ACTIVATIONS.length);
/** Of jets too, here those of u, u_x, u_y, u_xx, u_xy, u_yy. */
const JETS = { CHANNELS: 6 };
const everyJet = [...everyActivation, ...everyActivation.map((constants) => ({ ...constants, ...JETS }))];
const everyLoss = each('LOSS', layouts.LOSSES.length);
/** What becomes of residuals: place = value of the override MODE in learner-residual.wgsl. */
export const RESIDUAL_MODES = ['energies and adjoints', 'values', 'rows of a Jacobian'];

export const learnerKernels = {
  forward: defineKernel(
    'learner-forward',
    layouts.forwardLayout,
    [place, ...address, file('learner-forward', forwardText)],
    [{}, JETS],
  ),
  forwardTiled: defineKernel(
    'learner-forward-tiled',
    layouts.forwardTiledLayout,
    [...address, ...activations, tiles, file('learner-forward-tiled', forwardTiledText)],
    everyJet,
  ),
  activation: defineKernel(
    'learner-activation',
    layouts.unitLayout,
    [place, ...activations, file('learner-activation', activationText)],
    everyJet,
  ),
  activationAdjoint: defineKernel(
    'learner-activation-adjoint',
    layouts.unitLayout,
    [place, ...activations, file('learner-activation-adjoint', activationAdjointText)],
    everyJet,
  ),
  loss: defineKernel(
    'learner-loss',
    layouts.lossLayout,
    [
      functions,
      file('learner-tail', tailText),
      ...address,
      file('learner-losses', lossesText),
      file('learner-loss', lossText),
    ],
    [...everyLoss, ...everyLoss.map((constants) => ({ ...constants, WEIGHTED: 1, BETA: 0.5 }))],
  ),
  thin: defineKernel(
    'learner-thin',
    layouts.thinLayout,
    [philox, place, file('learner-thin', thinText)],
    [{}, { STREAM: Stream.DropoutPass, BY_POINT: 0, LAST_DROPPED: 2 ** 31, KEPT: 2 }],
  ),
  residual: defineKernel(
    'learner-residual',
    layouts.residualLayout,
    [sets, file('learner-residual', residualText)],
    each('MODE', RESIDUAL_MODES.length).map((constants) => ({ ...constants, ...JETS })),
  ),
  constants: defineKernel('learner-constants', layouts.constantsLayout, [
    place,
    file('learner-constants', constantsText),
  ]),
  backward: defineKernel(
    'learner-backward',
    layouts.backwardLayout,
    [place, file('learner-backward', backwardText)],
    [{}, JETS],
  ),
  backwardTiled: defineKernel(
    'learner-backward-tiled',
    layouts.backwardTiledLayout,
    [...activations, tiles, file('learner-backward-tiled', backwardTiledText)],
    everyJet,
  ),
  gradientTiled: defineKernel(
    'learner-gradient-tiled',
    layouts.gradientLayout,
    [...address, tiles, file('learner-gradient-tiled', gradientTiledText)],
    [{}, JETS],
  ),
  gradient: defineKernel(
    'learner-gradient',
    layouts.gradientLayout,
    [place, ...address, file('learner-gradient', gradientText)],
    [{}, JETS],
  ),
  reduce: defineKernel('learner-reduce', layouts.reduceLayout, [place, file('learner-reduce', reduceText)]),
  propose: defineKernel('learner-propose', layouts.proposeLayout, [
    philox,
    file('normal', normalText),
    place,
    finite,
    slope,
    file('learner-propose', proposeText),
  ]),
  ratio: defineKernel('learner-ratio', layouts.ratioLayout, [slope, file('learner-ratio', ratioText)]),
  decide: defineKernel('learner-decide', layouts.decideLayout, [
    philox,
    file('logarithm', logarithmText),
    place,
    finite,
    file('learner-decide', decideText),
  ]),
  commit: defineKernel('learner-commit', layouts.commitLayout, [place, file('learner-commit', commitText)]),
  turn: defineKernel('learner-turn', layouts.turnLayout, [place, rule, file('learner-turn', turnText)]),
  drift: defineKernel('learner-drift', layouts.driftLayout, [
    philox,
    file('normal', normalText),
    place,
    finite,
    slope,
    file('learner-drift', driftText),
  ]),
  kick: defineKernel('learner-kick', layouts.kickLayout, [place, slope, file('learner-kick', kickText)]),
  descend: defineKernel('learner-descend', layouts.descendLayout, [
    place,
    rule,
    finite,
    file('learner-descend', descendText),
  ]),
  settle: defineKernel('learner-settle', layouts.settleLayout, [place, file('learner-settle', settleText)]),
  batch: defineKernel('learner-batch', layouts.batchLayout, [
    philox,
    place,
    file('learner-batch', batchText),
  ]),
} as const;

export type LearnerKernelName = keyof typeof learnerKernels;
