import type { ComponentChildren, JSX } from 'preact';

const steps = ['Name and language', 'Who you are', 'How it looks', 'What to begin with'] as const;

/** A step of the first setting up, and where one is. */
export const SetupPage = ({
  step,
  title,
  children,
}: {
  step: 1 | 2 | 3 | 4;
  title: string;
  children: ComponentChildren;
}): JSX.Element => (
  <div class="page staff settings">
    <ol class="setup-steps" aria-label="Steps">
      {steps.map((name, place) => (
        <li key={name} aria-current={place + 1 === step ? 'step' : undefined}>
          {place + 1}. {name}
        </li>
      ))}
    </ol>
    <h1>{title}</h1>
    {children}
  </div>
);

export const setupHead = (title: string, islands: string[] = []) => ({
  title,
  kind: 'newsroom',
  styles: ['settings.css', 'accounts.css'],
  islands,
});
