import { crc32 } from 'node:zlib';

/** Pieces of an export, for tests. */
export const text = (value: string, format = 0): object => ({ type: 'extended-text', text: value, format });
export const paragraph = (...children: object[]): object => ({ type: 'paragraph', children });
export const lexical = (...children: object[]): string => JSON.stringify({ root: { children, type: 'root' } });

export const post = (id: string, more: object): object => ({
  id,
  title: `Post ${id}`,
  slug: `post-${id}`,
  type: 'post',
  status: 'published',
  visibility: 'public',
  featured: 0,
  lexical: lexical(paragraph(text('Words'))),
  mobiledoc: null,
  html: null,
  created_at: '2026-01-01 08:00:00',
  published_at: '2026-01-02 09:30:00',
  updated_at: '2026-02-01 00:00:00',
  feature_image: null,
  custom_excerpt: null,
  canonical_url: null,
  ...more,
});

const data = {
  settings: [
    { key: 'title', value: 'The Bench' },
    { key: 'description', value: 'For tests' },
    { key: 'timezone', value: 'Europe/Madrid' },
    { key: 'locale', value: 'es' },
  ],
  tags: [
    { id: 't1', name: 'Harbour', slug: 'harbour', visibility: 'public', description: 'Ships' },
    { id: 't2', name: 'Ferries', slug: 'ferries', visibility: 'public' },
    { id: 't3', name: '#lang-fr', slug: 'hash-lang-fr', visibility: 'internal' },
    { id: 't4', name: '#wide', slug: 'hash-wide', visibility: 'internal' },
  ],
  users: [
    {
      id: 'u1',
      name: 'Ana Field',
      slug: 'ana',
      email: 'ana@example.org',
      password: '$2a$10$secretsecret',
      bio: 'Writes',
      website: 'https://ana.example.org',
    },
    { id: 'u2', name: 'Ben Hill', slug: 'ben', email: 'ben@example.org' },
  ],
  posts: [
    post('p1', {
      title: 'Ferry returns',
      slug: 'ferry',
      custom_excerpt: 'At last.',
      featured: 1,
      feature_image: '__GHOST_URL__/content/images/size/w600/2026/01/ferry.jpg',
      canonical_url: 'https://elsewhere.example.org/ferry',
      lexical: lexical(
        paragraph(
          text('See '),
          { type: 'link', url: '__GHOST_URL__/tides/', children: [text('tides', 1)] },
          text(' and '),
          { type: 'link', url: '__GHOST_URL__/tag/harbour/', children: [text('port')] },
        ),
      ),
    }),
    post('p2', { slug: 'tides', visibility: 'paid' }),
    post('p3', { slug: 'demain', title: 'Demain' }),
    post('p4', { status: 'scheduled', published_at: '2027-05-05 05:00:00' }),
    post('p5', { status: 'draft', published_at: null, title: '' }),
    post('p6', { status: 'sent' }),
    post('p7', { type: 'page', slug: 'about' }),
    post('p8', {
      lexical: '{broken',
      html: '<p>From <b>HTML</b></p><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://example.org/r"><div class="kg-bookmark-title">Report</div></a></figure>',
    }),
  ],
  posts_meta: [
    {
      post_id: 'p1',
      feature_image_alt: 'A ferry',
      feature_image_caption: 'Photo: <b>desk</b>',
      meta_title: 'Search title',
      meta_description: 'Search words',
    },
  ],
  posts_tags: [
    { post_id: 'p1', tag_id: 't2', sort_order: 1 },
    { post_id: 'p1', tag_id: 't1', sort_order: 0 },
    { post_id: 'p1', tag_id: 't4', sort_order: 2 },
    { post_id: 'p3', tag_id: 't3', sort_order: 0 },
    { post_id: 'p3', tag_id: 't1', sort_order: 1 },
  ],
  posts_authors: [
    { post_id: 'p1', author_id: 'u2', sort_order: 0 },
    { post_id: 'p1', author_id: 'u1', sort_order: 1 },
    { post_id: 'p3', author_id: 'u1', sort_order: 0 },
  ],
  members: [{ id: 'm1', name: 'Cy', email: 'cy@example.org' }],
  comments: [
    {
      id: 'c1',
      post_id: 'p1',
      member_id: 'm1',
      parent_id: null,
      status: 'published',
      html: '<p>Hello</p>',
      created_at: '2026-01-03 00:00:00',
    },
    {
      id: 'c2',
      post_id: 'p1',
      member_id: 'm1',
      parent_id: 'c1',
      status: 'hidden',
      html: '<p>Again</p>',
      created_at: '2026-01-04 00:00:00',
    },
  ],
};
/** The same archive in both forms an export can have. */
export const shapes = {
  db: JSON.stringify({ db: [{ meta: { version: '6.65.0' }, data }] }),
  flat: JSON.stringify({ meta: {}, data }, null, 2),
};

/** A zip without compression: enough for a test, and no packing library is needed. */
export const zipOf = (files: Record<string, Uint8Array>): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
};
