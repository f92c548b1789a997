/** Engines and hosts: what computes, and where. */
export type { EngineChoice } from '../../controller/protocol.ts';
export type {
  DescentRule,
  Engine,
  EngineInfo,
  EngineKind,
  GlassSpec,
  LearnerMove,
  LearnerSnapshot,
  LearnerSpec,
  LearnerState,
  Moments,
  PerceptronSpec,
  SpinClock,
  SpinDynamics,
  SpinSnapshot,
  SpinState,
  StepFactors,
  SweepRequest,
  TemperRecord,
  TemperRequest,
  Tether,
  UpdateOrder,
  UpdateRule,
} from '../../engine/contract.ts';
export type { Host, KernelEndpoint, KernelWorker } from '../../engine/host.ts';
export type { OpenedEngine } from '../../engine/select.ts';
export { openEngine } from '../engine.ts';
export { type HostOptions, openHost } from '../host.ts';
