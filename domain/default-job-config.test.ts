import { expect, it } from 'vitest';
import { DEFAULT_JOB_CONFIG } from './default-job-config.ts';
import { JobConfig } from './job-config.ts';

it('is what the schema makes of nothing', () => {
  expect(DEFAULT_JOB_CONFIG).toStrictEqual(JobConfig.parse({}));
});
