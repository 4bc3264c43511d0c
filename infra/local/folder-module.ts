import type * as z from 'zod';

/** What a module of an agency's folder exports, checked: nobody lists the folders by hand. */
export const folderModule = async <Shape extends z.ZodType>(
  path: `${string}/${string}`,
  shape: Shape,
): Promise<z.infer<Shape>> => {
  const module: unknown = await import(`#contracts/${path}`);
  return shape.parse(module);
};
