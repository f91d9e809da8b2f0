import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { articleById, type Block } from '../../rooms/articles/articles.ts';
import { fileWith, importFile } from '../shared/import-for-tests.ts';
import { lexical, paragraph, post, text } from './ghost-for-tests.ts';
import { ghost } from './ghost.ts';

const worlds: TestWorld[] = [];
after(async () => {
  for (const made of worlds) await made.close();
});
const fresh = async (): Promise<TestWorld> => {
  const made = await testWorld();
  worlds.push(made);
  return made;
};

const bodyOf = async (row: object): Promise<{ blocks: Block[]; said: string }> => {
  const { world } = await fresh();
  const { text: said } = await importFile(
    world,
    ghost,
    fileWith('cards.json', JSON.stringify({ data: { posts: [post('x', row)] } })),
  );
  const { id } = await world.db.selectFrom('article').select('id').executeTakeFirstOrThrow();
  const found = await articleById(world, id);
  const blocks = JSON.parse(
    JSON.stringify(found?.body.content ?? []).replace(/"mediaId":"[^"]*"/g, '"mediaId":"…"'),
  ) as Block[];
  return { blocks, said };
};

const plain = (value: string): object => ({ type: 'paragraph', content: [{ type: 'text', text: value }] });
const linked = (value: string, href: string): object => ({
  type: 'text',
  text: value,
  marks: [{ type: 'link', attrs: { href } }],
});
const picture = (more: object = {}): object => ({ type: 'picture', attrs: { mediaId: '…', ...more } });

test('every card of the editor becomes a block of ours', async () => {
  const src = '__GHOST_URL__/content/images/a.jpg';
  const { blocks, said } = await bodyOf({
    lexical: lexical(
      paragraph(text('bold', 1), text(' '), text('both', 3), { type: 'linebreak' }, text('code', 16)),
      { type: 'extended-heading', tag: 'h3', children: [text('Head')] },
      { type: 'extended-quote', children: [text('Quoted')] },
      { type: 'aside', children: [text('Loud')] },
      {
        type: 'list',
        listType: 'number',
        start: 2,
        children: [
          { type: 'listitem', children: [text('a')] },
          {
            type: 'listitem',
            children: [{ type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [text('b')] }] }],
          },
        ],
      },
      { type: 'image', src, alt: 'Alt', caption: '<b>Cap</b>', cardWidth: 'wide', href: '' },
      { type: 'gallery', images: [{ src }, { src }], caption: 'Two' },
      { type: 'video', src: '__GHOST_URL__/content/media/v.mp4', caption: 'Film' },
      { type: 'audio', src: '__GHOST_URL__/content/media/a.mp3', title: 'Sound' },
      { type: 'file', src: '__GHOST_URL__/content/files/plan.pdf', fileTitle: 'The plan', fileCaption: 'Three pages' },
      { type: 'callout', calloutText: '<p>Note <b>this</b></p>' },
      { type: 'toggle', heading: 'More', content: '<p>Inside</p>' },
      { type: 'bookmark', url: 'https://example.org/r', metadata: { title: 'Report', description: 'Long' } },
      { type: 'button', buttonText: 'Go', buttonUrl: 'https://example.org/go' },
      { type: 'header', header: 'Big', subheader: 'Small' },
      { type: 'markdown', markdown: '## M\n\n- x' },
      { type: 'html', html: '<table><tr><th>a</th><th>b</th></tr></table><script>x()</script>' },
      { type: 'codeblock', code: 'x = 1', language: 'python' },
      { type: 'horizontalrule' },
      {
        type: 'embed',
        url: 'https://www.youtube.com/watch?v=abcdefghijk',
        html: '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
        caption: 'Play',
      },
      {
        type: 'product',
        productTitle: 'Lamp',
        productDescription: '<p>Bright</p>',
        productRatingEnabled: true,
        productStarRating: 4,
      },
      { type: 'signup' },
      { type: 'email', html: 'x' },
      { type: 'paywall' },
      { type: 'new-card' },
    ),
  });
  assert.deepEqual(blocks, [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'bold', marks: [{ type: 'strong' }] },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'both', marks: [{ type: 'strong' }, { type: 'em' }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'code', marks: [{ type: 'code' }] },
      ],
    },
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Head' }] },
    { type: 'quote', content: [plain('Quoted')] },
    { type: 'pullQuote', content: [{ type: 'text', text: 'Loud' }] },
    {
      type: 'orderedList',
      attrs: { start: 2 },
      content: [
        {
          type: 'listItem',
          content: [plain('a'), { type: 'bulletList', content: [{ type: 'listItem', content: [plain('b')] }] }],
        },
      ],
    },
    picture({ caption: 'Cap', alt: 'Alt', reach: 'wide' }),
    { type: 'gallery', attrs: { title: 'Two' }, content: [picture(), picture()] },
    { type: 'film', attrs: { mediaId: '…', caption: 'Film' } },
    { type: 'sound', attrs: { mediaId: '…', title: 'Sound' } },
    { type: 'paragraph', content: [linked('The plan', '/content/files/plan.pdf')] },
    plain('Three pages'),
    {
      type: 'factBox',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Note ' },
            { type: 'text', text: 'this', marks: [{ type: 'strong' }] },
          ],
        },
      ],
    },
    { type: 'factBox', attrs: { title: 'More' }, content: [plain('Inside')] },
    {
      type: 'paragraph',
      content: [linked('Report', 'https://example.org/r'), { type: 'hardBreak' }, { type: 'text', text: 'Long' }],
    },
    { type: 'paragraph', content: [linked('Go', 'https://example.org/go')] },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Big' }] },
    plain('Small'),
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'M' }] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [plain('x')] }] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [{ type: 'text', text: 'a' }] },
            { type: 'tableHeader', content: [{ type: 'text', text: 'b' }] },
          ],
        },
      ],
    },
    { type: 'code', attrs: { text: 'x = 1', language: 'python' } },
    { type: 'rule' },
    {
      type: 'embed',
      attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', caption: 'Play', provider: 'YouTube' },
    },
    { type: 'factBox', attrs: { title: 'Lamp' }, content: [plain('★★★★'), plain('Bright')] },
  ]);
  for (const reason of [
    'A script',
    'A sign-up box',
    'A part that stands only in mails',
    'The mark where the part for members begins',
    'A card we do not know',
  ])
    assert.match(said, new RegExp(`1 × ${reason} was left out`));
});

test('mobiledoc bodies become the same blocks', async () => {
  const mobiledoc = {
    version: '0.3.1',
    atoms: [['soft-return', '', {}]],
    cards: [
      ['image', { src: '/content/images/a.jpg', caption: 'Cap' }],
      ['hr', {}],
      ['card-markdown', { markdown: '*m*' }],
    ],
    markups: [['strong'], ['a', ['href', 'https://example.org/']]],
    sections: [
      [
        1,
        'p',
        [
          [0, [0], 1, 'bold'],
          [1, [], 0, 0],
          [0, [1], 1, 'link'],
          [0, [], 0, ' end'],
        ],
      ],
      [1, 'h2', [[0, [], 0, 'Head']]],
      [3, 'ol', [[[0, [], 0, 'one']], [[0, [], 0, 'two']]]],
      [10, 0],
      [10, 1],
      [10, 2],
    ],
  };
  const { blocks } = await bodyOf({ lexical: null, mobiledoc: JSON.stringify(mobiledoc) });
  assert.deepEqual(blocks, [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'bold', marks: [{ type: 'strong' }] },
        { type: 'hardBreak' },
        linked('link', 'https://example.org/'),
        { type: 'text', text: ' end' },
      ],
    },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Head' }] },
    {
      type: 'orderedList',
      content: [
        { type: 'listItem', content: [plain('one')] },
        { type: 'listItem', content: [plain('two')] },
      ],
    },
    picture({ caption: 'Cap' }),
    { type: 'rule' },
    { type: 'paragraph', content: [{ type: 'text', text: 'm', marks: [{ type: 'em' }] }] },
  ]);
});

test('characters that no database holds are left out', async () => {
  const { blocks } = await bodyOf({
    title: 'a\u0000b\ud800',
    custom_excerpt: '\u0000',
    lexical: lexical(paragraph(text('c\u0000d')), { type: 'image', src: '/a.jpg', alt: 'e\u0000', caption: '\udc00' }),
  });
  assert.deepEqual(blocks, [plain('cd'), picture({ alt: 'e', caption: '\ufffd' })]);
});

test('hostile editor states come to nothing', async () => {
  const deep = (levels: number): string => `${'{"type":"paragraph","children":['.repeat(levels)}${']}'.repeat(levels)}`;
  for (const state of [
    `{"root":{"children":[${deep(5000)}]}}`,
    '{"root":{"children":[null,5,"x",{"type":"constructor"},{"type":"__proto__"}]}}',
    '{"root":5}',
    '[]',
    'null',
    lexical(
      { type: 'link', url: 'javascript:alert(1)', children: [text('x')] },
      { type: 'button', buttonText: 'b', buttonUrl: 'javascript:alert(1)' },
      { type: 'image', src: 'javascript:alert(1)' },
      { type: 'embed', url: 'javascript:x', html: '<iframe src="javascript:x">' },
    ),
  ]) {
    const { blocks } = await bodyOf({ lexical: state });
    assert.doesNotMatch(JSON.stringify(blocks), /javascript:/, state.slice(0, 60));
  }
});
