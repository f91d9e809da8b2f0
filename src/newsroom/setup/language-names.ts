const tags =
  'ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms my nb ne nl pa pl ps pt pt-BR ro ru si sk sl sq sr sv sw ta te tg th tr uk ur uz vi zh zh-Hant';

/** Languages many publications appear in, by what they call themselves; any other tag may be typed. */
export const languageNames: readonly (readonly [tag: string, name: string])[] = tags
  .split(' ')
  .map((tag) => [tag, new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag] as const);
