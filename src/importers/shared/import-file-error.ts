/** The file cannot be read as what it claims to be. The message says what is wrong, where, and what to do. */
export class ImportFileError extends Error {
  readonly line: number | undefined;
  readonly column: number | undefined;
  constructor(message: string, place: { line?: number; column?: number } = {}) {
    const where =
      place.line === undefined
        ? ''
        : ` (line ${place.line}${place.column === undefined ? '' : `, column ${place.column}`})`;
    super(`${message}${where}`);
    this.line = place.line;
    this.column = place.column;
  }
}

/** What was asked for does not fit this publication. */
export class ImportOptionError extends Error {}
