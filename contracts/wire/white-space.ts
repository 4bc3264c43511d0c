/** White space of XML: no other character that looks empty is. */
export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;

/** Whether a text says nothing. */
export const isBlank = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (!isSpace(text.charCodeAt(index))) return false;
  return true;
};
