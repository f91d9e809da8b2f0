import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import {
  corners,
  densities,
  faces,
  groundsOf,
  judgeAccent,
  leastContrast,
  papers,
  ratioText,
  type Look,
  type LookFaults,
  type Paper,
  type Scheme,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Select } from '../../ui/parts/Field.tsx';
import { SaveOutcome } from './settings-page.tsx';

/** The island of the same name shows ratio and preview as one chooses. */
const LookForm = 'look-form' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

const paperNames: Record<Paper, string> = { warm: 'Warm', white: 'White', cool: 'Cool', rose: 'Rose', sage: 'Sage' };
const cornerNames = { sharp: 'Sharp', fine: 'Hardly rounded', round: 'Round' } as const;
const densityNames = { close: 'Close', even: 'Even', airy: 'Airy' } as const;

const choicesOf = <K extends string>(options: Record<K, unknown>, names: Record<K, string>) =>
  (Object.keys(options) as K[]).map((value) => ({ value, label: names[value] }));
const faceChoices = choicesOf(
  faces,
  Object.fromEntries(Object.entries(faces).map(([key, { name }]) => [key, name])) as Record<keyof typeof faces, string>,
);

/** The grounds of every paper, for the island: it reckons as the server does. */
const allGrounds = (): string =>
  JSON.stringify(
    Object.fromEntries(
      (Object.keys(papers) as Paper[]).map((paper) => [
        paper,
        { light: groundsOf(paper, 'light'), dark: groundsOf(paper, 'dark') },
      ]),
    ),
  );

type AccentProps = { name: 'accentLight' | 'accentDark'; scheme: Scheme; look: Look; fault?: string | undefined };

const Verdict = ({ name, scheme, look }: AccentProps): JSX.Element | null => {
  if (!/^#[\da-f]{6}$/.test(look[name])) return null;
  const { ratio, isReadable, nearest } = judgeAccent(look[name], look.paper, scheme);
  return (
    <>
      {`${ratioText(ratio)} : 1`}
      {isReadable ? ' – can be read' : ` – too little: ${leastContrast} : 1 is needed. Nearest: ${nearest}`}
    </>
  );
};

/** A colour to choose by eye or to type, with how well it can be read. */
const Accent = (props: AccentProps): JSX.Element => {
  const { name, scheme, look, fault } = props;
  const { nearest, isReadable } = /^#[\da-f]{6}$/.test(look[name])
    ? judgeAccent(look[name], look.paper, scheme)
    : { nearest: '', isReadable: true };
  const described = [`${name}-hint`, `${name}-ratio`, ...(fault ? [`${name}-fault`] : [])].join(' ');
  return (
    <div class="field accent-field" data-accent={name} data-scheme-of={scheme}>
      <label for={`field-${name}`}>{`Accent on ${scheme} pages`}</label>
      <p class="field-hint" id={`${name}-hint`}>
        Links, buttons, what is chosen. As #rrggbb.
      </p>
      <div class="accent-row">
        <input
          class="input"
          id={`field-${name}`}
          name={name}
          value={look[name]}
          maxLength={7}
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={described}
          aria-invalid={fault ? 'true' : undefined}
        />
        <input
          class="accent-eye"
          type="color"
          value={look[name]}
          aria-label={`Choose the accent on ${scheme} pages by eye`}
          hidden
        />
      </div>
      <p class="field-hint" id={`${name}-ratio`} role="status" data-ratio>
        <Verdict {...props} />
      </p>
      {fault ? (
        <p class="field-fault" id={`${name}-fault`}>
          {fault}
        </p>
      ) : null}
      <p data-nearest hidden={isReadable}>
        <button
          class="button button-quiet"
          type="submit"
          name={`take-${name}`}
          value={nearest}
          data-take={nearest}
          disabled={isReadable}
        >
          {`Take ${nearest}`}
        </button>
      </p>
    </div>
  );
};

export type AppearanceFormProps = { look: Look; faults?: LookFaults; isSaved?: boolean; isShown?: boolean };

export const AppearanceForm = ({ look, faults = {}, isSaved, isShown = false }: AppearanceFormProps): JSX.Element => (
  <>
    {isShown ? (
      <p class="notice" role="status">
        This is only shown below; nothing has been saved yet.
      </p>
    ) : (
      <SaveOutcome faults={faults} isSaved={isSaved} />
    )}
    <LookForm
      data-grounds={allGrounds()}
      data-least={String(leastContrast)}
      data-preview="/newsroom/settings/appearance/preview.css"
    >
      <form class="form setting-form" method="post" action="/newsroom/settings/appearance">
        <div class="setting-grid">
          <Accent name="accentLight" scheme="light" look={look} fault={faults.accentLight} />
          <Accent name="accentDark" scheme="dark" look={look} fault={faults.accentDark} />
        </div>
        <div class="setting-grid">
          <Select
            name="paper"
            label="Paper"
            value={look.paper}
            choices={choicesOf(papers, paperNames)}
            fault={faults.paper}
          />
          <Select
            name="headlineFace"
            label="Headlines"
            value={look.headlineFace}
            choices={faceChoices}
            fault={faults.headlineFace}
          />
          <Select name="textFace" label="Text" value={look.textFace} choices={faceChoices} fault={faults.textFace} />
        </div>
        <div class="setting-grid look-choices">
          <Choices name="corner" label="Corners" value={look.corner} choices={choicesOf(corners, cornerNames)} />
          <Choices
            name="density"
            label="Room between things"
            value={look.density}
            choices={choicesOf(densities, densityNames)}
          />
        </div>
        <p class="queue-acts">
          <Button>Save</Button>
          <Button tone="quiet" name="preview" value="1">
            Show it below
          </Button>
          <Button tone="quiet" name="reset" value="1">
            Back to Courant’s own
          </Button>
        </p>
      </form>
    </LookForm>
  </>
);
