import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, extname } from "node:path";
import { build } from "esbuild";
import { settings } from "../../../client/build.ts";
import { launchBrowser } from "../launch.ts";
const BUILT="dist/table-gallery"; const flags="node_modules/flag-icons/flags/4x3";
await build(settings("tests/browser/table-gallery/gallery.ts", BUILT, true));
const TYPES:any={".js":"text/javascript",".css":"text/css",".svg":"image/svg+xml",".html":"text/html",".woff2":"font/woff2"};
const server=createServer((q,a)=>{const p=new URL(q.url??"/","http://x").pathname;const f=p.startsWith("/flags/")?join(flags,p.slice(7)):join(BUILT,p==="/"?"index.html":p);readFile(f).then(b=>a.writeHead(200,{"content-type":TYPES[extname(f)]??"x"}).end(b),()=>a.writeHead(404).end());});
await new Promise<void>(d=>server.listen(0,"127.0.0.1",d));
const at=`http://127.0.0.1:${(server.address() as any).port}/`;
const b=await launchBrowser(["--use-angle=swiftshader"]);
for (const renderer of ["webgl","canvas"]) {
const c=await b.newContext({viewport:{width:950,height:730},deviceScaleFactor:1});
const page=await c.newPage();
await page.addInitScript(()=>{(window as any).longs=[];new PerformanceObserver(l=>{for(const e of l.getEntries())(window as any).longs.push([Math.round(e.startTime),Math.round(e.duration)]);}).observe({type:"longtask",buffered:true});});
page.on("pageerror",e=>console.log("ERR",e.message));
await page.goto(at+`?moment=talks&renderer=${renderer}${process.argv[2]??''}`);
await page.waitForSelector('[data-table="ready"]'); await page.waitForTimeout(1200);
console.log(JSON.stringify(await page.evaluate(()=>(globalThis as any).cost)));console.log(renderer,"long tasks",JSON.stringify(await page.evaluate(()=>(window as any).longs)));
const r = await page.evaluate(async()=>{const w=window as any;const out:any={};for(const to of ["orders","talks","walkout","talks"]){const ts:number[]=[];const t0=performance.now();w.turnTo(to);await new Promise<void>(done=>{const f=(t:number)=>{ts.push(t);if(performance.now()-t0<2000)requestAnimationFrame(f);else done();};requestAnimationFrame(f);});const d=ts.slice(1).map((t,i)=>t-ts[i]!).sort((x,y)=>x-y);out[to]={n:d.length,p50:d[d.length>>1],p95:d[Math.floor(d.length*.95)],max:d.at(-1)};}return out;});
console.log(renderer, JSON.stringify(r));
await c.close();
}
await b.close(); server.close();
