/** What the API says of webhooks and external judges. */
import * as v from 'valibot';
import { awayRules, judgeVerdicts } from '../rooms/discussion/discussion.ts';
import { webhookEvents, webhookFormats } from '../rooms/signals/signals.ts';
import { id, line, moment } from './schemas.ts';

const text = v.string();
const flag = v.boolean();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const maybeTime = v.nullable(moment);
const next = v.nullable(text);
const listOf = <Item extends v.GenericSchema>(item: Item) => v.strictObject({ items: v.array(item) });

const webhookEntries = {
  url: line(2_000),
  format: v.picklist(webhookFormats),
  events: v.array(v.picklist(webhookEvents)),
  withText: flag,
  isOn: flag,
  note: line(200),
};
export const webhookBody = v.strictObject(webhookEntries);
export const webhooksSchema = listOf(
  v.strictObject({ id, ...webhookEntries, createdAt: moment, failingSince: maybeTime }),
);
export const secretSchema = v.strictObject({ id, secret: v.pipe(text, v.description('Told this one time.')) });
export const deliveryState = v.picklist(['waiting', 'delivered', 'failed']);
export const deliveriesSchema = v.strictObject({
  items: v.array(
    v.strictObject({
      id: text,
      event: text,
      state: deliveryState,
      attempts: count,
      code: v.nullable(count),
      error: text,
      createdAt: moment,
      dueAt: maybeTime,
      triedAt: maybeTime,
    }),
  ),
  next,
});
export const reachedSchema = v.strictObject({ isTaken: flag, code: v.nullable(count), error: text });

const judgeEntries = {
  name: line(60),
  url: line(2_000),
  timeoutMs: count,
  editions: v.array(line(20)),
  sections: v.array(line(200)),
  mayRefuse: flag,
  whenAway: v.picklist(awayRules),
  isOn: flag,
};
export const judgeBody = v.strictObject(judgeEntries);
export const judgesSchema = listOf(
  v.strictObject({ id, ...judgeEntries, okAt: maybeTime, faultAt: maybeTime, fault: text, leftAloneUntil: maybeTime }),
);
export const judgedSchema = v.strictObject({
  said: v.picklist([...judgeVerdicts, 'away']),
  reason: text,
  score: v.nullable(v.number()),
  model: text,
});
export const agreementSchema = listOf(v.strictObject({ verdict: text, votes: count, approved: count, removed: count }));
