import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { joinRoutes } from './join.routes.tsx';
import { methodsRoutes } from './methods.routes.tsx';
import { oidcRoutes } from './oidc.routes.tsx';
import { passkeyRoutes } from './passkey.routes.tsx';
import { secondFactorRoutes } from './second-factor.routes.tsx';
import { stepUpRoutes } from './step-up.routes.tsx';

/** Everything an account can be opened with besides mail and password, and the page that shows it all. */
export const credentialRoutes = (app: FastifyInstance, world: World): void => {
  methodsRoutes(app, world);
  passkeyRoutes(app, world);
  secondFactorRoutes(app, world);
  stepUpRoutes(app, world);
  oidcRoutes(app, world);
  joinRoutes(app, world);
};
