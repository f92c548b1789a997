/** `<glassbox-verdict>`: whether the result that a link claims came out again. Its code comes with the first link that claims one. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Row } from '../../experiments/declaration.ts';
import {
  type ComparedMean,
  fingerprintOf,
  fingerprintText,
  readFingerprint,
  type Verification,
  verify,
} from '../../experiments/fingerprint.ts';
import { LiveElement } from '../live-element.ts';
import { problemText } from '../parts/problem-text.ts';
import type { Claim, Visit } from '../state/visit.ts';
import { number, t, tOfIfKnown, withError } from '../text.ts';
import { copyBox } from './copy-box.ts';
import { inShareWorker } from './in-worker.ts';
import { isWhole } from './run-link.ts';

interface Answer {
  readonly rows: readonly Row[];
  readonly fp: string;
  readonly verification: Verification;
}

export class GlassboxVerdict extends LiveElement {
  static override properties = {
    visit: { attribute: false },
    answer: { state: true },
    failed: { state: true },
  };
  declare visit: Visit;
  declare answer: Answer | null;
  /** Why the rows could not be digested. */
  declare failed: string | null;
  #asked: readonly Row[] | null = null;

  constructor() {
    super();
    this.answer = null;
    this.failed = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const claim = this.visit.claim.value;
    if (!claim) return nothing;
    const claimed = readFingerprint(claim.fp);
    if (!claimed)
      return this.#banner(
        'wrong',
        html`<p>${problemText({ id: 'GBX-618', facts: { value: claim.fp.slice(0, 60) } })}</p>`,
      );
    if (!claim.whole) return this.#banner('untold', html`<p>${t('share.verdict.changed')}</p>`);
    const done = isWhole(claim.session);
    const { answer } = this;
    if (this.failed)
      return this.#banner(
        'wrong',
        html`<p>${problemText({ id: 'GBX-602', facts: { reason: this.failed } })}</p>`,
      );
    if (!done || answer?.rows !== claim.session.rows.value || answer.fp !== claim.fp)
      return this.#banner('wait', html`<p>${t('share.verdict.wait')}</p>`);
    return this.#banner(answer.verification.verdict, this.#answer(claim, answer.verification));
  }

  protected override updated(): void {
    const claim = this.visit.claim.peek();
    const claimed = claim && readFingerprint(claim.fp);
    if (!claim?.whole || !claimed || !isWhole(claim.session)) return;
    const rows = claim.session.rows.peek();
    if (this.#asked === rows) return;
    this.#asked = rows;
    void this.#find(claim, rows);
  }

  async #find({ fp, session }: Claim, rows: readonly Row[]): Promise<void> {
    try {
      const digest = await inShareWorker((worker) => worker.digest(rows));
      const here = fingerprintOf(session.experiment, rows, digest);
      this.answer = { rows, fp, verification: verify(readFingerprint(fp)!, here, session.experiment, rows) };
    } catch (error) {
      this.failed = error instanceof Error ? error.message : String(error);
    }
  }

  #banner(state: string, what: TemplateResult): TemplateResult {
    return html`
      <section class="banner verdict" role="status" data-verdict=${state} aria-label=${t('share.verdict.label')}>
        ${what}
        <p class="buttons">
          <button type="button" class="quiet" data-action="forget-claim" @click=${() => this.visit.forgetClaim()}>${t('share.verdict.dismiss')}</button>
        </p>
      </section>
    `;
  }

  #answer(claim: Claim, verification: Verification): TemplateResult {
    const { verdict, largest, compared } = verification;
    const z = number(largest, 2);
    const text =
      verdict === 'agrees'
        ? t('share.verdict.agrees', { z })
        : verdict === 'differs' && largest !== null && Number.isFinite(largest)
          ? t('share.verdict.differsBy', { z })
          : t(`share.verdict.${verdict}`);
    return html`
      <p><strong>${text}</strong></p>
      ${
        compared.length > 0
          ? html`<details>
              <summary>${t('share.verdict.details')}</summary>
              <ul>${compared.map((mean) => html`<li>${this.#mean(claim, mean)}</li>`)}</ul>
            </details>`
          : nothing
      }
      ${
        verdict === 'differs'
          ? html`<details open>
              <summary>${t('share.verdict.report')}</summary>
              ${copyBox('report', report(claim, verification), t('share.verdict.report'), t('share.copy'))}
            </details>`
          : nothing
      }
    `;
  }

  #mean({ session }: Claim, { column, mean, error, here, hereError, z }: ComparedMean): string {
    const facts = {
      column: tOfIfKnown(session.experiment.id, `columns.${column}`) ?? column,
      claimed: withError(mean, error),
    };
    return here === null
      ? t('share.verdict.missing', facts)
      : t('share.verdict.mean', { ...facts, here: withError(here, hereError), z: number(z, 2) });
  }
}
customElements.define('glassbox-verdict', GlassboxVerdict);

/** For whoever has to find out why: what both sides have, and on what it ran. No personal data. */
function report({ session, fp }: Claim, { verdict, here, compared, largest }: Verification): string {
  const { experiment, runConfig, status, rows } = session;
  const about = {
    verdict,
    experiment: experiment.id,
    experimentVersion: experiment.version,
    claimed: fp,
    here: fingerprintText(here),
    largest,
    compared,
    rows: rows.peek().length,
    engine: status.peek().engine,
    browser: navigator.userAgent,
    config: Object.fromEntries(
      Object.entries(runConfig).map(([key, value]) => [
        key,
        typeof value === 'object' && value !== null ? (value as { name: string }).name : value,
      ]),
    ),
  };
  return JSON.stringify(about, null, 2);
}
