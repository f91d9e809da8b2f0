/** The API's own table; see tables.ts for how columns are kept. */
type ApiAnswerTable = {
  account_id: string;
  key: string;
  endpoint: string;
  /** A hash of what was sent. */
  request: string;
  /** JSON of the answer; null while the request is being carried out. */
  value: string | null;
  at: number;
};

export type ApiTables = { api_answer: ApiAnswerTable };
