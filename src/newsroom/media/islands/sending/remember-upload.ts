/** Which upload a file was begun as, so that choosing the same file again goes on with it, after a closed tab too. */
const prefix = 'courant-upload:';

const keyOf = (file: File, replaces: string | undefined): string =>
  `${prefix}${replaces ?? ''}:${file.size}:${file.lastModified}:${file.name}`;

export const rememberUpload = (file: File, replaces: string | undefined, url: string): void => {
  try {
    localStorage.setItem(keyOf(file, replaces), url);
  } catch {
    // A browser that keeps nothing begins anew.
  }
};

export const rememberedUpload = (file: File, replaces: string | undefined): string | undefined => {
  try {
    return localStorage.getItem(keyOf(file, replaces)) ?? undefined;
  } catch {
    return undefined;
  }
};

export const forgetUpload = (file: File, replaces: string | undefined): void => {
  try {
    localStorage.removeItem(keyOf(file, replaces));
  } catch {
    // Nothing was kept.
  }
};
