import { text, type Access } from './scratch-file.store.ts';

export type ScratchThread = {
  id: string;
  link: string;
  identifier: string;
  title: string;
  state: string;
  announcement?: string;
  isDeleted: boolean;
  line: number;
  article: string;
};

export type ScratchPost = {
  id: string;
  threadId: string;
  parentId: string;
  personKey: string;
  name: string;
  email: string;
  url: string;
  at: number;
  state: string;
  kind: string;
  source: string;
  line: number;
  extra: string;
};

/** A post whose turn has come: with the ids that it, its parent and its root have here. */
export type TurnedPost = ScratchPost & {
  n: number;
  article: string;
  edition: string;
  title: string;
  target: string;
  parentTarget: string;
  rootTarget: string;
  wasKnown: boolean;
};

type Row = Record<string, unknown>;

const asThread = (row: Row): ScratchThread => ({
  id: text(row['id']),
  link: text(row['link']),
  identifier: text(row['identifier']),
  title: text(row['title']),
  state: text(row['state']),
  announcement: text(row['announcement']),
  isDeleted: row['is_deleted'] === 1,
  line: Number(row['line']),
  article: text(row['article']),
});

const asTurned = (row: Row): TurnedPost => ({
  n: Number(row['n']),
  id: text(row['id']),
  threadId: text(row['thread']),
  parentId: text(row['parent']),
  personKey: text(row['person']),
  name: text(row['name']),
  email: text(row['email']),
  url: text(row['url']),
  at: Number(row['at']),
  state: text(row['state']),
  kind: text(row['kind']),
  source: text(row['source']),
  line: Number(row['line']),
  extra: text(row['extra']),
  article: text(row['article']),
  edition: text(row['edition']),
  title: text(row['title']),
  target: text(row['target']),
  parentTarget: text(row['parent_target']),
  rootTarget: text(row['root_target']),
  wasKnown: false,
});

const reading = ({ run, get, each }: Access) => ({
  putThread: (thread: Omit<ScratchThread, 'article'>): boolean => {
    const isNew = get('select 1 from thread where id = ?', thread.id) === undefined;
    const { id, link, identifier, title, state, announcement = '', isDeleted, line } = thread;
    const values = [id, link, identifier, title, state, announcement, isDeleted ? 1 : 0, line];
    if (isNew)
      run(
        'insert into thread (id, link, identifier, title, state, announcement, is_deleted, line) values (?,?,?,?,?,?,?,?)',
        ...values,
      );
    return isNew;
  },
  putPost: (post: ScratchPost): boolean => {
    const isNew = get('select 1 from post where id = ?', post.id) === undefined;
    const { id, threadId, parentId, personKey, name, email, url, at, state, kind, source, line, extra } = post;
    const values = [id, threadId, parentId, personKey, name, email, url, at, state, kind, source, line, extra];
    if (isNew)
      run(
        'insert into post (id, thread, parent, person, name, email, url, at, state, kind, source, line, extra) values (?,?,?,?,?,?,?,?,?,?,?,?,?)',
        ...values,
      );
    return isNew;
  },
  putPerson: (id: string, data: string): void =>
    run('insert into person (id, data) values (?, ?) on conflict (id) do nothing', id, data),
  personData: (id: string): string | undefined => {
    const row = get('select data from person where id = ?', id);
    return row && text(row['data']);
  },
  threads: function* (): Generator<ScratchThread> {
    for (const row of each('select * from thread order by id')) yield asThread(row);
  },
  setThreadArticle: (id: string, article: string, edition: string): void =>
    run('update thread set article = ?, edition = ? where id = ?', article, edition, id),
  postsIn: (threadId: string): number =>
    Number(get('select count(*) as n from post where thread = ?', threadId)?.['n'] ?? 0),
});

/** Finds every post its story, its parent there and the top of its branch, and gives it a turn: by story, then by time. */
const planning = ({ database, run, get, all }: Access) => ({
  /** Once everything is read: threads count their posts by it. */
  indexThreads: (): void => database.exec('create index if not exists post_thread on post (thread)'),
  /** Posts that name a thread the file does not have. */
  strayPosts: (limit: number): { id: string; line: number }[] =>
    all(
      'select id, line from post where not exists (select 1 from thread where thread.id = post.thread) limit ?',
      limit,
    ).map((row) => ({ id: text(row['id']), line: Number(row['line']) })),
  placePosts: (): void =>
    database.exec(`update post set article = coalesce((select article from thread where thread.id = post.thread), '')`),
  /** Answers whose parent is not in the same thread here. */
  orphans: (limit: number): { id: string; parent: string; line: number }[] =>
    all(
      `select id, parent, line from post where article <> '' and parent <> ''
        and not exists (select 1 from post above where above.id = post.parent and above.article = post.article) limit ?`,
      limit,
    ).map((row) => ({ id: text(row['id']), parent: text(row['parent']), line: Number(row['line']) })),
  cutOrphans: (): void =>
    run(`update post set parent = '' where article <> '' and parent <> ''
        and not exists (select 1 from post above where above.id = post.parent and above.article = post.article)`),
  /** Level by level from the top; what is left answers itself in a ring and becomes a top. Gives how many those were. */
  findRoots: (): number => {
    database.exec(`update post set root = case when parent = '' then id else '' end`);
    for (;;) {
      const done = database
        .prepare(
          `update post set root = (select above.root from post above where above.id = post.parent)
            where root = '' and exists (select 1 from post above where above.id = post.parent and above.root <> '')`,
        )
        .run();
      if (Number(done.changes) === 0) break;
    }
    const rings = Number(get(`select count(*) as n from post where root = '' and article <> ''`)?.['n'] ?? 0);
    database.exec(`update post set root = id, parent = '' where root = ''`);
    return rings;
  },
});

const turning = ({ database, run, all, get }: Access) => ({
  giveTurns: (): number => {
    database.exec(
      `delete from turn; insert into turn (id) select id from post where article <> '' order by article, at, id`,
    );
    return Number(get('select count(*) as n from turn')?.['n'] ?? 0);
  },
  /** Turns that have no id here yet. */
  untargeted: (after: number, limit: number): { n: number; id: string }[] =>
    all('select turn.n, turn.id from turn where n > ? order by n limit ?', after, limit).map((row) => ({
      n: Number(row['n']),
      id: text(row['id']),
    })),
  setPostTarget: (id: string, target: string): void => run('update post set target = ? where id = ?', target, id),
  turnsAfter: (after: number, limit: number): TurnedPost[] =>
    all(
      `select turn.n, post.*, thread.edition, thread.title, above.target as parent_target, top.target as root_target from turn
        join post on post.id = turn.id join thread on thread.id = post.thread
        left join post above on above.id = post.parent join post top on top.id = post.root
        where turn.n > ? order by turn.n limit ?`,
      after,
      limit,
    ).map(asTurned),
  articlesAfter: (after: string, limit: number): string[] =>
    all(`select distinct article from post where article > ? order by article limit ?`, after, limit).map((row) =>
      text(row['article']),
    ),
  /** The state all threads of a story agree on, and its announcement. */
  threadFacts: (article: string): { state: string; announcement: string } => {
    const row = get(
      'select min(state) as low, max(state) as high, max(announcement) as said from thread where article = ?',
      article,
    );
    const [low, high] = [text(row?.['low']), text(row?.['high'])];
    return { state: low === high ? low : '', announcement: text(row?.['said']) };
  },
});

/** What an import of comments must look up while it runs. */
export const scratchComments = (access: Access) => ({ ...reading(access), ...planning(access), ...turning(access) });
