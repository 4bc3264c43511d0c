import { neutralised } from '#ops/cli/words/neutralised';

export type Child = Node | string;

/** Absent ones are not set. */
type Attributes = Readonly<Record<string, string | undefined>>;

const fill = (made: Element, attributes: Attributes, children: readonly Child[]): void => {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.map((child) => (typeof child === 'string' ? neutralised(child) : child)));
};

/** The only way to show anything: whatever a string holds, it is text, and nothing in it turns the line around. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  fill(made, attributes, children);
  return made;
};

/** A shape of a drawing. */
export const shape = <Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  fill(made, attributes, children);
  return made;
};

/** A button and what it does. The id keeps the focus where its surroundings are drawn anew. */
export const button = (
  { id, look, disabled }: { id: string; look?: 'main' | 'quiet'; disabled?: boolean },
  text: string,
  act: () => void,
): HTMLButtonElement => {
  const made = element(
    'button',
    { id, type: 'button', class: look, ...(disabled === true ? { disabled: '' } : {}) },
    text,
  );
  made.addEventListener('click', act);
  return made;
};
