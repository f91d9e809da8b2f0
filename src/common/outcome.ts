/** What a use case answers when a reader may be at fault: it went well, or it was refused for a named reason. */
export type Outcome<Value, Refusal extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; refusal: Refusal; detail?: string };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

/** `detail` is for people: what exactly was wrong, and where. */
export const refuse = <Refusal extends string>(
  refusal: Refusal,
  detail?: string,
): { ok: false; refusal: Refusal; detail?: string } =>
  detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail };
