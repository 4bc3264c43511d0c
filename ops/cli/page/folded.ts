const hardBroken = (word: string, width: number): string[] => {
  const characters = Array.from(word);
  const parts = Math.max(1, Math.ceil(characters.length / width));
  return Array.from({ length: parts }, (_, part) =>
    characters.slice(part * width, (part + 1) * width).join(''),
  );
};

/** Lines of at most `width` characters, broken between words, and inside a word only if it is longer than a line. */
export const folded = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => hardBroken(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (Array.from(longer).length <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};
