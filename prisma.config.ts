import { defineConfig } from 'prisma/config';

// Prisma would download a schema engine that neither `generate` nor `validate` uses; any executable file satisfies its look-up.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
