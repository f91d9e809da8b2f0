/** What is built and how: the server's bundle and its threads, stylesheets, islands, fonts and icons. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

export const root = resolve(import.meta.dirname, '..');
export const dist = join(root, 'dist');

export const sourcesOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: root })
    .filter((file) => !/\.(?:test|d)\.tsx?$/.test(file))
    .sort();

const buildInputs = ['src/**/*.*', 'scripts/b*.ts', 'package.json', 'package-lock.json'];

/** Says whether any of the files (those that go into the build, unless told otherwise) is no longer as it was. */
export const fingerprint = (patterns: string[] = buildInputs): string => {
  const hash = createHash('sha256');
  for (const file of globSync(patterns, { cwd: root }).sort()) {
    const stat = statSync(join(root, file), { throwIfNoEntry: false });
    if (stat?.isFile() === true && !file.includes('.test.')) hash.update(`${file}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
  return hash.digest('base64url');
};

export const contentHash = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').replace(/[-_]/g, '').slice(0, 10);

/** CommonJS packages inside an ES module need `require`, and some want to know where they are. */
const banner =
  "import { createRequire as createRequireHere } from 'node:module';\nconst require = createRequireHere(import.meta.url);";

/** These bring native or data files of their own and stay in node_modules. */
const external = ['sharp', 'esbuild', 'pg-native', 'pino-pretty', 'thread-stream'];

/** Data files that code reads from beside itself (`import.meta.dirname`) come to lie beside the bundle. */
const dataFiles = (outdir: string): Plugin => ({
  name: 'data-files',
  setup: (build) => {
    build.onEnd(() => {
      mkdirSync(outdir, { recursive: true });
      for (const file of globSync('src/**/*.bin', { cwd: root }))
        copyFileSync(join(root, file), join(outdir, basename(file)));
    });
  },
});

/** The server; undefined while there is none to build. */
export const serverBuild = (outdir = dist): BuildOptions | undefined => {
  const entry = 'src/cli/courant.ts';
  if (!existsSync(join(root, entry))) return undefined;
  // What runs in a thread or process of its own lies beside `courant.js`, under its own name.
  const threads = sourcesOf('src/**/*-{worker,thread}.ts').filter(
    // Threads of comments are another thing.
    (file) => !file.includes('reader-thread') && !file.includes('rooms/discussion'),
  );
  return {
    absWorkingDir: root,
    entryPoints: [entry, ...threads].map((file) => ({
      in: file,
      out: basename(file).replace(/\.tsx?$/, ''),
    })),
    outdir,
    bundle: true,
    splitting: true,
    // Beside the entry, so that `import.meta.dirname` is the same folder everywhere.
    chunkNames: 'part-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The bundle is run by bin/courant.js, which has made sure of the right Node first.
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.main': 'true' },
    external,
    plugins: [dataFiles(outdir)],
    banner: { js: banner },
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'external',
    logLevel: 'warning',
    metafile: true,
  };
};

const assetFile = /\.(?:woff2|svg|png|jpg|webp|avif)$/;

/** Fonts and pictures in stylesheets by their built address. */
const builtAddresses = (paths: ReadonlyMap<string, string>): Plugin => ({
  name: 'built-addresses',
  setup: (build) => {
    build.onResolve({ filter: assetFile }, ({ path, resolveDir }) => {
      const built = paths.get(resolve(resolveDir, path));
      return built === undefined
        ? { errors: [{ text: `${path} is not among the fonts and icons of src/ui` }] }
        : { path: built, external: true };
    });
  },
});

/** Stylesheets that no other one imports: each becomes an asset of its own name. */
export const stylesheets = (): string[] => {
  const files = sourcesOf('src/**/*.css');
  const imported = new Set(
    files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].map(
        ([, path = '']) => join(dirname(file), path),
      ),
    ),
  );
  return files.filter((file) => !imported.has(file));
};

export const stylesBuild = (paths: ReadonlyMap<string, string>): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: stylesheets(),
  outdir: dist,
  bundle: true,
  minify: true,
  write: false,
  // Nesting, :is() and logical properties are everywhere since 2023.
  target: ['chrome120', 'firefox121', 'safari17.2'],
  plugins: [builtAddresses(paths)],
  logLevel: 'warning',
});

export const islands = (): string[] =>
  sourcesOf('src/**/islands/*.ts').filter((file) => statSync(join(root, file)).size > 0);

/** Pieces that an island shares or loads later already have their content in their names: the island asks for them by these. */
export const isPiece = (name: string): boolean => /^piece-[0-9A-Z]+\.js$/.test(name);

/** An island that loads parts of itself later (`import()`), in pieces. */
export const islandInPieces = (entry: string): BuildOptions & { entryPoints: string[] } => ({
  ...islandsBuild([entry]),
  splitting: true,
  chunkNames: 'piece-[hash]',
});

export const islandsBuild = (entryPoints: readonly string[] = islands()): BuildOptions & { entryPoints: string[] } => ({
  absWorkingDir: root,
  entryPoints: [...entryPoints],
  outdir: dist,
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: ['es2022'],
  logLevel: 'warning',
  metafile: true,
});
