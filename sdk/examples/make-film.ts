import { Studio, waitForJob, watchJob } from 'ai-film-studio-client';

const studio = new Studio({ url: process.env.STUDIO_URL ?? 'https://films.example' });
await studio.logIn({ email: 'ada@example.org', password: process.env.FILM_PASSWORD ?? '' });

const { data: project } = await studio.api.POST('/api/v1/projects', { body: { name: 'The last keeper' } });
const { data: job } = await studio.api.POST('/api/v1/projects/{projectId}/jobs', {
  params: { path: { projectId: project!.id }, header: { 'idempotency-key': crypto.randomUUID() } },
  body: { script: 'The keeper climbs the stairs of the lighthouse.', config: { aspect: '9:16' } },
});

for await (const event of watchJob(studio, job!.id)) console.log(event.seq, event.type);
const finished = await waitForJob(studio, job!.id);
const { data: output } = await studio.api.GET('/api/v1/jobs/{jobId}/output', {
  params: { path: { jobId: finished.id } },
});
console.log(output!.url, output!.captions.srt);
