<?php
// Runs wikidiff2 on two files, as _peer.py runs Python's libraries.
ini_set("memory_limit", "-1");
[$older, $newer] = array_map("file_get_contents", array_slice($argv, 1));

function resident(string $name): float
{
    preg_match("/$name:\\s+(\\d+)/", file_get_contents("/proc/self/status"), $found);
    return $found[1] / 1024;
}

function spent(): float
{
    $used = getrusage();
    return $used["ru_utime.tv_sec"] + $used["ru_stime.tv_sec"]
        + ($used["ru_utime.tv_usec"] + $used["ru_stime.tv_usec"]) / 1e6;
}

wikidiff2_inline_json_diff("a b", "a c", 1);
file_put_contents("/proc/self/clear_refs", "5");
$before = resident("VmRSS");
$taken = [];
do {
    $start = spent();
    $found = wikidiff2_inline_json_diff($older, $newer, 1);
    $taken[] = spent() - $start;
} while (count($taken) < 3 && end($taken) < 1);
$megabytes = resident("VmHWM") - $before;
sort($taken);

$pieces = [];
foreach (json_decode($found, true)["diff"] as $line) {
    [$text, $at] = [$line["text"], 0];
    $ranges = $line["highlightRanges"] ?? [];
    if ($line["type"] === 5) { // a moved line, as it came in: what was deleted in it stood elsewhere
        foreach (array_reverse($ranges) as $range) {
            if ($range["type"] === 1) {
                $text = substr_replace($text, "", $range["start"], $range["length"]);
            }
        }
        $pieces[] = ["+", $text];
    } elseif ($line["type"] === 3) {
        foreach ($ranges as $range) {
            $pieces[] = ["=", substr($text, $at, $range["start"] - $at)];
            $at = $range["start"] + $range["length"];
            $pieces[] = [$range["type"] ? "-" : "+", substr($text, $range["start"], $range["length"])];
        }
        $pieces[] = ["=", substr($text, $at)];
    } else {
        $pieces[] = [["=", "+", "-", "=", "-"][$line["type"]], $text . "\n"];
    }
}
$pieces = array_values(array_filter($pieces, fn($piece) => $piece[1] !== ""));
echo json_encode(
    ["seconds" => $taken[intdiv(count($taken), 2)], "megabytes" => $megabytes, "pieces" => $pieces],
    JSON_INVALID_UTF8_SUBSTITUTE
);
