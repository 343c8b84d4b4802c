import { setUp } from "./lib/setup.mjs";
import { main } from "./lib/stop.mjs";

await main(async () => {
  await setUp();
  console.log("Everything is installed.");
});
