import { Container } from '@cloudflare/containers';
import { z } from 'zod';
import { type Env, readSettings } from '../env.ts';

/** How busy an instance says it is. */
const Health = z.object({ running: z.int(), waiting: z.int() });

/** One instance of the cutting room in the cloud. It stays awake while it has orders. */
export class Composer extends Container<Env> {
  override defaultPort = 8080;
  override sleepAfter = '3m';

  constructor(ctx: DurableObjectState<object>, env: Env) {
    super(ctx, env);
    const { composerSecret, s3 } = readSettings(env);
    this.envVars = {
      COMPOSER_SECRET: composerSecret,
      HOST: '0.0.0.0',
      PORT: '8080',
      ALLOWED_INPUT_ORIGINS: new URL(s3.endpoint).origin,
    };
  }

  /** Requests alone do not show that an instance renders: it is asked before it is put to sleep. */
  override async onActivityExpired(): Promise<void> {
    if (await this.#isBusy()) this.renewActivityTimeout();
    else await this.stop();
  }

  async #isBusy(): Promise<boolean> {
    try {
      const response = await this.containerFetch('http://composer/health');
      const health = Health.safeParse(await response.json());
      return health.success && health.data.running + health.data.waiting > 0;
    } catch {
      // An instance that cannot answer has nothing that could be lost by stopping it.
      return false;
    }
  }
}
