import { createRoute } from '@hono/zod-openapi';
import { CreateProjectRequest, Project, page, UpdateProjectRequest } from '#domain/project';
import { createRouter } from '../http/create-router.ts';
import { idempotent } from '../http/idempotent.ts';
import {
  bodyProblems,
  empty,
  idParam,
  ifMatchHeader,
  json,
  jsonBody,
  keyHeader,
  listArchived,
  listSort,
  pageQuery,
  searchText,
  signedInProblems,
} from '../http/open-api.ts';
import { requireUser } from '../http/require-user.ts';
import { asked, forUsers } from '../http/signed-in.ts';
import { createProject } from '../projects/create-project.ts';
import { deleteProject } from '../projects/delete-project.ts';
import { findProject } from '../projects/find-project.ts';
import { listProjects } from '../projects/list-projects.ts';
import { presentProject, projectEtag } from '../projects/present-project.ts';
import { updateProject } from '../projects/update-project.ts';

const common = forUsers('projects');
const params = idParam('projectId');

const listRoute = createRoute({
  ...common,
  operationId: 'listProjects',
  method: 'get',
  path: '/projects',
  summary: 'List your projects, newest first',
  description: 'Your own projects only, a page at a time. A cursor goes on in the order it comes from.',
  request: {
    query: pageQuery.extend({
      archived: listArchived,
      search: searchText.openapi({ description: 'In the name and the description, whatever the case.' }),
      sort: listSort,
    }),
  },
  responses: { 200: json(page(Project), 'A page of projects'), ...signedInProblems() },
});

const createProjectRoute = createRoute({
  ...common,
  operationId: 'createProject',
  method: 'post',
  path: '/projects',
  summary: 'Make a project',
  description: 'A project holds scripts, storyboards and films. `settings` is free for the client to use.',
  middleware: [requireUser, idempotent('prj')],
  request: { headers: keyHeader, body: jsonBody(CreateProjectRequest) },
  responses: {
    201: json(Project, 'The new project', 'etag', 'location', 'idempotency-replayed'),
    ...bodyProblems('idempotency.in_flight', 'idempotency.mismatch'),
  },
});

const getRoute = createRoute({
  ...common,
  operationId: 'readProject',
  method: 'get',
  path: '/projects/{projectId}',
  summary: 'Read a project',
  description: 'A project of somebody else is answered like one that does not exist.',
  request: { params },
  responses: { 200: json(Project, 'The project', 'etag'), ...signedInProblems('project.not_found') },
});

const updateRoute = createRoute({
  ...common,
  operationId: 'updateProject',
  method: 'patch',
  path: '/projects/{projectId}',
  summary: 'Change a project',
  description:
    'Changes the fields that are sent; `settings` is replaced as a whole. With `If-Match` it is changed only as it was read.',
  request: { params, headers: ifMatchHeader, body: jsonBody(UpdateProjectRequest) },
  responses: {
    200: json(Project, 'The changed project', 'etag'),
    ...bodyProblems('project.not_found', 'project.version_conflict'),
  },
});

const deleteRoute = createRoute({
  ...common,
  operationId: 'deleteProject',
  method: 'delete',
  path: '/projects/{projectId}',
  summary: 'Delete a project, its jobs and everything they made',
  description:
    'Cancels its jobs, waits for what is being made, and removes its objects and rows after the answer.',
  request: { params },
  responses: { 204: empty('Deleted'), ...signedInProblems('project.not_found') },
});

export const projectRoutes = createRouter()
  .openapi(listRoute, async (c) => {
    const projects = await listProjects(c.var.deps, { userId: c.var.user.id, ...c.req.valid('query') });
    return c.json(projects, 200);
  })
  .openapi(createProjectRoute, async (c) => {
    const project = await createProject(c.var.deps, {
      ...c.req.valid('json'),
      id: c.var.resourceId,
      userId: c.var.user.id,
    });
    return c.json(project, 201, {
      etag: projectEtag(project),
      location: `/api/v1/projects/${project.id}`,
    });
  })
  .openapi(getRoute, async (c) => {
    const { projectId } = c.req.valid('param');
    const row = await findProject(c.var.deps.db, { userId: c.var.user.id, projectId });
    const project = presentProject(row);
    return c.json(project, 200, { etag: projectEtag(project) });
  })
  .openapi(updateRoute, async (c) => {
    const { projectId } = c.req.valid('param');
    const change = c.req.valid('json');
    const ifMatch = c.req.valid('header')['if-match'];
    const project = await updateProject(c.var.deps, { userId: c.var.user.id, projectId, change, ifMatch });
    return c.json(project, 200, { etag: projectEtag(project) });
  })
  .openapi(deleteRoute, async (c) => {
    await deleteProject(c.var.deps, asked(c));
    return c.body(null, 204);
  });
