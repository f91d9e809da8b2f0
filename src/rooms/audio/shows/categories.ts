/** Apple's categories with their parts, case by case: directories know no others. */
export const showCategories: Readonly<Record<string, readonly string[]>> = {
  Arts: ['Books', 'Design', 'Fashion & Beauty', 'Food', 'Performing Arts', 'Visual Arts'],
  Business: ['Careers', 'Entrepreneurship', 'Investing', 'Management', 'Marketing', 'Non-Profit'],
  Comedy: ['Comedy Interviews', 'Improv', 'Stand-Up'],
  Education: ['Courses', 'How To', 'Language Learning', 'Self-Improvement'],
  Fiction: ['Comedy Fiction', 'Drama', 'Science Fiction'],
  Government: [],
  'Health & Fitness': ['Alternative Health', 'Fitness', 'Medicine', 'Mental Health', 'Nutrition', 'Sexuality'],
  History: [],
  'Kids & Family': ['Education for Kids', 'Parenting', 'Pets & Animals', 'Stories for Kids'],
  Leisure: [
    'Animation & Manga',
    'Automotive',
    'Aviation',
    'Crafts',
    'Games',
    'Hobbies',
    'Home & Garden',
    'Video Games',
  ],
  Music: ['Music Commentary', 'Music History', 'Music Interviews'],
  News: [
    'Business News',
    'Daily News',
    'Entertainment News',
    'News Commentary',
    'Politics',
    'Sports News',
    'Tech News',
  ],
  'Religion & Spirituality': ['Buddhism', 'Christianity', 'Hinduism', 'Islam', 'Judaism', 'Religion', 'Spirituality'],
  Science: [
    'Astronomy',
    'Chemistry',
    'Earth Sciences',
    'Life Sciences',
    'Mathematics',
    'Natural Sciences',
    'Nature',
    'Physics',
    'Social Sciences',
  ],
  'Society & Culture': ['Documentary', 'Personal Journals', 'Philosophy', 'Places & Travel', 'Relationships'],
  Sports: [
    'Baseball',
    'Basketball',
    'Cricket',
    'Fantasy Sports',
    'Football',
    'Golf',
    'Hockey',
    'Rugby',
    'Running',
    'Soccer',
    'Swimming',
    'Tennis',
    'Volleyball',
    'Wilderness',
    'Wrestling',
  ],
  Technology: [],
  'True Crime': [],
  'TV & Film': ['After Shows', 'Film History', 'Film Interviews', 'Film Reviews', 'TV Reviews'],
};

const separator = ' > ';

/** The two halves of `News > Daily News`; a category alone has no part. */
export const partsOfCategory = (category: string): { main: string; part: string | undefined } => {
  const [main = '', part] = category.split(separator);
  return { main, part };
};

/** Whether a category is one of the list, letter by letter. */
export const isShowCategory = (category: string): boolean => {
  const { main, part } = partsOfCategory(category);
  const parts = Object.hasOwn(showCategories, main) ? showCategories[main] : undefined;
  return parts !== undefined && (part === undefined || parts.includes(part)) && category.split(separator).length <= 2;
};

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

/** The category of the list that somebody meant who wrote it otherwise (`news>daily news`, `Tv & film`); undefined when there is none. */
export const nearestCategory = (written: string): string | undefined => {
  const [main = '', part = ''] = written.split(/[>/:]/).map(folded);
  const found = Object.entries(showCategories).find(([name]) => folded(name) === main);
  if (!found) return undefined;
  const one = found[1].find((name) => folded(name) === part);
  return one === undefined ? found[0] : `${found[0]}${separator}${one}`;
};

/** Every category as it is kept, in the list's order: `Arts`, `Arts > Books` … */
export const allShowCategories: readonly string[] = Object.entries(showCategories).flatMap(([main, parts]) => [
  main,
  ...parts.map((part) => `${main}${separator}${part}`),
]);
