import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTree } from './check-rooms.ts';

const faultsOf = (path: string, text: string): string[] =>
  checkTree([{ path, text }]).map((fault) => `${fault.line}: ${fault.message}`);

const accepted: [string, string, string][] = [
  [
    'a room uses what it stands on',
    'src/rooms/discussion/thread.ts',
    "import { ok } from '../../common/outcome.ts';\nimport { articleById } from '../articles/articles.ts';\nimport type { World } from '../../world.ts';",
  ],
  [
    'a room uses its own files',
    'src/rooms/articles/body/body.ts',
    "import { x } from '../article.ts';\nexport { y } from './to-html.ts';",
  ],
  [
    'packages are no business of the table',
    'src/common/text.ts',
    "import { x } from 'valibot';\nimport fs from 'node:fs';",
  ],
  [
    'the app may use a room’s routes',
    'src/app.ts',
    "import { articleRoutes } from './rooms/articles/articles.routes.tsx';",
  ],
  ['tests may reach everywhere', 'src/common/text.test.ts', "import { testSite } from '../../test/test-world.ts';"],
  [
    'an island uses another and what is common',
    'src/rooms/media/islands/gallery.ts',
    "import { swipe } from './swipe.ts';\nimport { escapeHtml } from '../../../common/text.ts';",
  ],
  [
    'components have the name of what they draw',
    'src/ui/parts/FactBox.tsx',
    'export const FactBox = () => <div class="fact-box" />;',
  ],
  ['word lists may be long', 'src/reader/reader-words.ts', 'x\n'.repeat(400)],
  ['a store speaks SQL', 'src/rooms/articles/articles.store.ts', "db.selectFrom('article'); sql`select 1`"],
  [
    'logical properties',
    'src/ui/parts/figure.css',
    '.a { margin-inline-start: 1rem; inset-inline-end: 0; text-align: start; grid-template-areas: "left right"; }',
  ],
  [
    'colours by their names',
    'src/ui/parts/figure.css',
    '.a { color: var(--ink-2); background: transparent; border-color: currentColor; } #abc { color: inherit; }\n.white-space { white-space: nowrap; }',
  ],
  ['colours in their file', 'src/ui/tokens.css', ':root { --ink: #191b1f; --x: white; }'],
  ['left and right in words', 'src/ui/base.css', '/* margin-left: never; color: red */ .left { top: 0; }'],
  [
    'a style in a comment',
    'src/ui/parts/Kicker.tsx',
    '// <p style="x"> would be refused\nexport const Kicker = () => <p class="kicker" data-on="x" />;',
  ],
];

for (const [title, path, text] of accepted)
  test(`accepted: ${title}`, () => assert.deepEqual(faultsOf(path, text), []));

const refused: [string, string, string, RegExp][] = [
  [
    'what is common knows nothing of ours',
    'src/common/text.ts',
    "\nimport type { World } from '../world.ts';",
    /^2: common must not import world\.ts; it may import nothing of ours$/,
  ],
  [
    'a room behind another’s door',
    'src/rooms/search/ask.ts',
    "import { x } from '../articles/articles.store.ts';",
    /^1: rooms\/articles is entered only through its door, src\/rooms\/articles\/articles\.ts, not /,
  ],
  [
    'a room that calls one above it',
    'src/rooms/articles/article.ts',
    "import { x } from '../discussion/discussion.ts';",
    /^1: rooms\/articles must not import rooms\/discussion/,
  ],
  [
    'a room that calls a site',
    'src/rooms/articles/article.ts',
    "const x = await import('../../reader/shell.tsx');",
    /^1: rooms\/articles must not import reader/,
  ],
  [
    'an export from elsewhere is an import',
    'src/ui/parts/Button.tsx',
    "export { x } from '../../rooms/media/media.ts';",
    /^1: ui must not import rooms\/media/,
  ],
  [
    'an import over several lines',
    'src/delivery/front.ts',
    "import {\n  x,\n} from '../storage/storage.ts';",
    /^1: delivery must not import storage/,
  ],
  [
    'a new part nobody has put into the table',
    'src/shop/cart.ts',
    "import { x } from '../common/text.ts';",
    /^1: src\/shop is not in the table/,
  ],
  ['a look outside', 'src/common/text.ts', "import { x } from '../../test/test-world.ts';", /outside src\//],
  [
    'an import without its ending',
    'src/ui/parts/Button.tsx',
    "import { x } from './Icon';",
    /must end in \.ts or \.tsx/,
  ],
  [
    'an island that pulls in the server',
    'src/rooms/media/islands/gallery.ts',
    "import { x } from '../media.ts';",
    /^1: an island runs in the browser/,
  ],
  ['a name that says nothing', 'src/rooms/media/utils.ts', '', /says nothing/],
  ['a name that says nothing, as a store', 'src/rooms/media/helpers.store.ts', '', /says nothing/],
  ['camel case', 'src/rooms/media/addMedia.ts', '', /must be kebab-case/],
  ['a file too long', 'src/rooms/media/media.ts', 'x;\n'.repeat(301), /^300: 301 lines/],
  ['a default export', 'scripts/build.ts', 'const x = 1;\nexport default x;', /^2: no default exports/],
  [
    'a default export by another name',
    'src/ui/parts/Icon.tsx',
    'export { Icon as default };',
    /^1: no default exports/,
  ],
  ['SQL in a view', 'src/reader/front.tsx', "world.db.selectFrom('article')", /^1: SQL stands only/],
  ['raw SQL in a use case', 'src/rooms/media/add-media.ts', 'sql<number>`select 1`', /^1: SQL stands only/],
  [
    'a margin on the left',
    'src/ui/parts/figure.css',
    '.a {\n  margin-left: 1rem;\n}',
    /^2: “margin-left” is wrong in Arabic/,
  ],
  [
    'a corner on the right',
    'src/ui/parts/figure.css',
    '.a{border-top-right-radius:2px}',
    /^1: “border-top-right-radius”/,
  ],
  ['a place on the left', 'src/ui/parts/figure.css', '.a { left: 0; }', /^1: “left” is wrong in Arabic/],
  ['text on the right', 'src/ui/parts/figure.css', '.a { text-align: right; }', /^1: “text-align: right”/],
  [
    'a colour by number',
    'src/ui/parts/figure.css',
    '.a { border: 1px solid #d9d6cd; }',
    /^1: the colour #d9d6cd belongs into tokens\.css/,
  ],
  ['a colour by function', 'src/ui/parts/figure.css', '.a { color: rgb(0 0 0 / 50%); }', /^1: the colour rgb\(…\)/],
  [
    'a colour by name',
    'src/ui/parts/figure.css',
    '.a { background: linear-gradient(white, var(--paper)); }',
    /^1: the colour white/,
  ],
  [
    'a style attribute',
    'src/ui/parts/Kicker.tsx',
    'export const Kicker = () => (\n  <p class="kicker"\n    style="color: x" />\n);',
    /the attribute style is refused/,
  ],
  [
    'a script attribute',
    'src/ui/parts/Kicker.tsx',
    'export const Kicker = () => <p onclick="x()" />;',
    /the attribute onclick is refused/,
  ],
];

for (const [title, path, text, message] of refused) {
  test(`refused: ${title}`, () => {
    const faults = faultsOf(path, text);
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0] ?? '', message);
  });
}
