import { decodeStateVector, type Doc } from 'yjs';

/** Two documents without a writer in common were never one: brought together everything would stand there twice. */
export const isOfAnother = (doc: Doc, have: Uint8Array): boolean => {
  const there = decodeStateVector(have);
  return (
    there.size > 0 && doc.store.clients.size > 0 && ![...there.keys()].some((client) => doc.store.clients.has(client))
  );
};
