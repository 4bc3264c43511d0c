const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const VALUE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Text as Canonical XML 1.0 section 2.3 writes it. */
export const canonicalText = (text: string): string => text.replace(/[&<>\r]/g, (mark) => TEXT[mark] ?? mark);

/** The value of an attribute as Canonical XML 1.0 section 2.3 writes it. */
export const canonicalValue = (value: string): string =>
  value.replace(/[&<"\t\n\r]/g, (mark) => VALUE[mark] ?? mark);
