/** The groups and roles of podcast:person that newsrooms use, as directories know them. */
export const personRoles: Readonly<Record<string, readonly string[]>> = {
  Cast: ['Host', 'Co-Host', 'Guest Host', 'Guest', 'Reporter', 'Narrator', 'Announcer', 'Voice Actor'],
  'Creative Direction': ['Executive Producer', 'Senior Producer', 'Producer', 'Associate Producer', 'Director'],
  Writing: [
    'Author',
    'Writer',
    'Co-Writer',
    'Editor',
    'Story Editor',
    'Researcher',
    'Fact Checker',
    'Translator',
    'Transcriber',
  ],
  'Audio Post-Production': [
    'Audio Engineer',
    'Audio Editor',
    'Sound Designer',
    'Composer',
    'Theme Music',
    'Music Production',
  ],
  'Audio Production': ['Technical Director', 'Studio Coordinator', 'Camera Operator'],
  Visuals: ['Cover Art Designer', 'Graphic Designer'],
};

/** How a select names one of them. */
export const roleKey = (group: string, role: string): string => `${group} / ${role}`;

export const roleOf = (key: string): { group: string; role: string } => {
  const [group = 'Cast', role = 'Host'] = key.split(' / ');
  return { group, role };
};
