import { readFile } from 'node:fs/promises';
import { Studio, StudioProblem, uploadFile } from 'ai-film-studio-client';

const studio = new Studio({
  url: process.env.STUDIO_URL ?? 'https://films.example',
  // An API key in the place of a sign-in.
  token: process.env.FILM_API_KEY ?? '',
});
const { data: project } = await studio.api.POST('/api/v1/projects', { body: { name: 'The last keeper' } });
const { data: draft } = await studio.api.POST('/api/v1/projects/{projectId}/plans', {
  params: { path: { projectId: project!.id } },
  body: { script: 'The keeper climbs the stairs of the lighthouse.' },
});

const picture = await uploadFile(studio, await readFile(process.argv[2] ?? 'tower.png'), {
  kind: 'picture',
  type: 'image/png',
  onProgress: ({ stage, sentBytes, bytes }) => console.log(stage, sentBytes, 'of', bytes),
}).catch((error) => {
  if (error instanceof StudioProblem && error.code === 'upload.refused') console.error(error.message);
  throw error;
});

// The storyboard names it in the place of a picture that would be painted.
const plan = structuredClone(draft!.plan);
plan.scenes[0]!.shots[0]!.picture = picture.sha256;
const { data: changed } = await studio.api.PATCH('/api/v1/plans/{planId}', {
  params: { path: { planId: draft!.id }, header: { 'if-match': '*' } },
  body: { plan },
});
console.log(changed!.id, changed!.estimate.costMicros);
