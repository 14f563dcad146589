import { describe, expect, it } from 'vitest';
import { parseFilmArgs, UsageError } from './film-args.ts';

const parse = (line: string) => parseFilmArgs(line.split(' ').filter(Boolean));

describe('the command line', () => {
  it('makes a film of a script, with or without the word', () => {
    for (const line of ['a.txt --aspect 9:16', 'make a.txt --aspect 9:16']) {
      expect(parse(line)).toMatchObject({
        command: 'make',
        scriptFile: 'a.txt',
        outFile: 'a.mp4',
        config: { aspect: '9:16' },
      });
    }
    expect(parse('a.txt --max-cost 1.5')).toMatchObject({ config: { maxCostMicros: 1_500_000 } });
  });

  it('knows its commands and their options', () => {
    expect(parse('jobs --project prj_1 --json')).toMatchObject({
      command: 'jobs',
      projectId: 'prj_1',
      json: true,
    });
    expect(parse('get job_1 -o b.mp4 --studio http://x/')).toMatchObject({
      command: 'get',
      jobId: 'job_1',
      outFile: 'b.mp4',
      studioUrl: 'http://x',
    });
    expect(parse('get job_1 --format webm')).toMatchObject({ jobId: 'job_1', format: 'webm' });
    expect(parse('get job_1 --format mp4')).toMatchObject({ format: null });
    expect(parse('login --api-key k')).toMatchObject({ command: 'login', apiKey: 'k', email: null });
    expect(parse('--help')).toBeNull();
  });

  it.each([
    '',
    'make',
    'watch',
    'get a b',
    'get a --format avi',
    'watch a --format gif',
    'projects all',
    'watch job_1 --aspect 9:16',
    'a.txt --aspect 3:2',
    'a.txt --max-cost much',
    'a.txt --nonsense',
    'login --email e --api-key k',
  ])('refuses “%s” by name', (line) => {
    expect(() => parse(line)).toThrow(UsageError);
  });
});
