# One image for both stages, held by its digest: a tag may be moved, what was tested may not. To renew it, when Node.js or Debian
# mends a hole and once a month at least: `docker buildx imagetools inspect node:24-slim` tells the digest of the index (all
# architectures); write it here twice with the version that it bears, `npm i -DE node@<that version>`, then `npm test`.
FROM node:24.21.0-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20 AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:24.21.0-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY src src
COPY cards cards
# Her data, and what Node.js compiled (src/needs-node.cjs).
RUN mkdir -p .data node_modules/.cache/mary && chown node:node .data node_modules/.cache/mary
# PGlite’s database without DATABASE_URL; with one, what tells a restored copy: `docker run -v mary:/app/.data …`.
VOLUME /app/.data
USER node
EXPOSE 3978
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3978)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# A worker: `docker run -v mary-worker:/app/.data --no-healthcheck … node -r ./src/needs-node.cjs src/commands/worker.ts`; it listens to nobody.
CMD ["node", "-r", "./src/needs-node.cjs", "src/main.ts"]
