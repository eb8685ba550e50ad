/** When a line is given up: who fetches counts the bytes, all by this one measure and in these words. */

export const PATIENCE = 45000; // ms in which next to nothing came: then the network is as good as gone
export const LEAST = 1000; // bytes: of a line that drips fewer, a file would not come in a day
export const TOO_SLOW = "网络太慢，等了很久没有下来多少";
