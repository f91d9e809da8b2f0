/**
 * What of an error may stand in the log. Databases and mail servers hang the values at fault on theirs (“Key (email)=(…) already
 * exists”, the whole row that failed): of everything beside the message only the code is kept.
 */
export type LoggedError = { type: string; message: string; stack: string; code?: string | number; cause?: LoggedError };

const mostCauses = 5;

const withoutEmails = (text: string): string => text.replace(/[^\s<>"'(),;:=]+@[^\s<>"'(),;:]+/g, '…@…');

const logged = (error: unknown, causes: number): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutEmails(String(error)), stack: '' };
  const { code } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: withoutEmails(error.message),
    stack: withoutEmails(error.stack ?? ''),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.cause === undefined || causes === 0 ? {} : { cause: logged(error.cause, causes - 1) }),
  };
};

export const loggedError = (error: unknown): LoggedError => logged(error, mostCauses);
