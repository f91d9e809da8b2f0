import type { World } from '../../../world.ts';
import { publicationOf } from '../../publication/publication.ts';
import { dutySettings } from '../duties/duty-settings.ts';
import { recordPolicies } from '../policies/policies.ts';
import { publishLastYear } from '../report/publish-report.ts';
import { register } from './register.ts';

const day = 86_400_000;

/** Once a day: whatever has been kept as long as the register says is forgotten, and a year that is over is reported on. */
export const sweepKept = async (world: World): Promise<void> => {
  const { kept } = dutySettings(await publicationOf(world));
  for (const { kept: how } of register) {
    if (typeof how !== 'object') continue;
    // A day short of the promise, so that nothing outlives it between two sweeps.
    const days = 'days' in how ? how.days : kept[how.setting];
    const before = world.now() - (days - 1) * day;
    while ((await world.write(({ db }) => how.forget(db, before))) > 0);
  }
  await recordPolicies(world);
  await publishLastYear(world);
};
