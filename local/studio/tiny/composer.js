import { createServer } from 'node:http';

/** Keeps the composer's side of the bargain: says where it listens, ends when its stdin ends. */
const server = createServer((_request, response) =>
  response.end(`composer with ${process.env.COMPOSER_SECRET.length}`),
);
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log(JSON.stringify({ listening: server.address().port }));
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
