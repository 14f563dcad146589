import type { ZodType, z } from 'zod';
import { Session } from '#domain/account';
import { Job, JobOutput } from '#domain/film-job';
import type { JobConfig } from '#domain/job-config';
import { Problem } from '#domain/problem';
import { Project } from '#domain/project';

/** The studio said no; `message` is its own words, with the fields it named. */
export class StudioError extends Error {
  readonly code: string;
  constructor(problem: Problem) {
    const fields = problem.errors?.map((e) => `${e.path}: ${e.message}`).join('; ');
    super([problem.detail ?? problem.title, fields].filter(Boolean).join(' — '));
    this.code = problem.code;
  }
}

export interface Credentials {
  email: string;
  username: string;
  password: string;
}

/** A client of the public API for one account. */
export class StudioClient {
  readonly #url: string;
  readonly #credentials: Credentials;
  #accessToken = '';

  constructor(url: string, credentials: Credentials) {
    this.#url = url;
    this.#credentials = credentials;
  }

  /** Logs in; an account that does not exist yet is made. */
  async logIn(): Promise<void> {
    const { email, username, password } = this.#credentials;
    try {
      this.#accessToken = (await this.#call(Session, 'POST', 'auth/login', { email, password })).accessToken;
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'auth.invalid_credentials') throw error;
      const account = { email, username, password };
      this.#accessToken = (await this.#call(Session, 'POST', 'auth/register', account)).accessToken;
    }
  }

  createProject(name: string): Promise<Project> {
    return this.#authorised(Project, 'POST', 'projects', { name });
  }

  createJob(projectId: string, script: string, config: JobConfig, idempotencyKey: string): Promise<Job> {
    return this.#authorised(Job, 'POST', `projects/${projectId}/jobs`, { script, config }, idempotencyKey);
  }

  job(id: string): Promise<Job> {
    return this.#authorised(Job, 'GET', `jobs/${id}`);
  }

  cancel(id: string): Promise<Job> {
    return this.#authorised(Job, 'POST', `jobs/${id}/cancel`);
  }

  output(id: string): Promise<JobOutput> {
    return this.#authorised(JobOutput, 'GET', `jobs/${id}/output`);
  }

  /** A film can outlive an access token: on 401 it logs in anew, once. */
  async #authorised<T extends ZodType>(
    schema: T,
    method: string,
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<z.infer<T>> {
    try {
      return await this.#call(schema, method, path, body, idempotencyKey);
    } catch (error) {
      if (!(error instanceof StudioError) || !error.code.startsWith('auth.')) throw error;
      await this.logIn();
      return this.#call(schema, method, path, body, idempotencyKey);
    }
  }

  async #call<T extends ZodType>(
    schema: T,
    method: string,
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<z.infer<T>> {
    const response = await fetch(`${this.#url}/api/v1/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#accessToken ? { authorization: `Bearer ${this.#accessToken}` } : {}),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new StudioError(problemOf(text, response.status));
    return schema.parse(JSON.parse(text));
  }
}

function problemOf(text: string, status: number): Problem {
  try {
    return Problem.parse(JSON.parse(text));
  } catch {
    const detail = `The studio answered ${status} with something that is no problem document.`;
    return {
      type: 'about:blank',
      title: 'Unreadable answer',
      status,
      detail,
      code: 'answer.unreadable',
      requestId: '',
    };
  }
}
