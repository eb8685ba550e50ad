;; Undoes LZMA, the packing of the engine's files: a fifth less on the wire than gzip, which browsers undo by themselves. The build
;; assembles this (builder/packing.py), web/python/unlzma.js feeds it. Of the format only what the build writes is read here:
;; three bits of the byte before (lc=3), none of the position (lp=0, pb=0), and the size is known. After Igor Pavlov's
;; specification, which is in the public domain.
;;
;; Memory: probabilities of two bytes each from 0, what is unpacked from 16384, input wherever the caller puts it.
;; It stops where less than one symbol's bytes are left, and goes on there with more of them.
(module
  (memory (export "memory") 1)
  (global $start i32 (i32.const 16384))

  ;; Where each kind of probability begins, in bytes; twelve states each.
  (global $is_match i32 (i32.const 0))
  (global $is_rep i32 (i32.const 24))
  (global $is_rep_0 i32 (i32.const 48))
  (global $is_rep_1 i32 (i32.const 72))
  (global $is_rep_2 i32 (i32.const 96))
  (global $is_long i32 (i32.const 120))
  (global $slots i32 (i32.const 144)) ;; four trees of 64
  (global $distances i32 (i32.const 656)) ;; 115
  (global $align i32 (i32.const 886)) ;; 16
  (global $length i32 (i32.const 918)) ;; two choices, trees of 8, 8 and 256
  (global $rep_length i32 (i32.const 1466))
  (global $literals i32 (i32.const 2014)) ;; eight of 768
  (global $probabilities i32 (i32.const 14302))

  ;; The arithmetic decoder, and where it reads.
  (global $range (mut i32) (i32.const 0))
  (global $code (mut i32) (i32.const 0))
  (global $at (mut i32) (i32.const 0))
  ;; Where it writes, and up to where; what came before; the last four distances.
  (global $to (mut i32) (i32.const 0))
  (global $end (mut i32) (i32.const 0))
  (global $state (mut i32) (i32.const 0))
  (global $rep0 (mut i32) (i32.const 0))
  (global $rep1 (mut i32) (i32.const 0))
  (global $rep2 (mut i32) (i32.const 0))
  (global $rep3 (mut i32) (i32.const 0))

  (func $byte (result i32)
    (i32.load8_u (global.get $at))
    (global.set $at (i32.add (global.get $at) (i32.const 1))))

  (func $normalise
    (if (i32.lt_u (global.get $range) (i32.const 0x1000000))
      (then
        (global.set $range (i32.shl (global.get $range) (i32.const 8)))
        (global.set $code (i32.or (i32.shl (global.get $code) (i32.const 8)) (call $byte))))))

  ;; One bit, by the probability at $place, which learns from it.
  (func $bit (param $place i32) (result i32)
    (local $probability i32) (local $bound i32)
    (call $normalise)
    (local.set $probability (i32.load16_u (local.get $place)))
    (local.set $bound (i32.mul (i32.shr_u (global.get $range) (i32.const 11)) (local.get $probability)))
    (if (result i32) (i32.lt_u (global.get $code) (local.get $bound))
      (then
        (global.set $range (local.get $bound))
        (i32.store16 (local.get $place)
          (i32.add (local.get $probability) (i32.shr_u (i32.sub (i32.const 2048) (local.get $probability)) (i32.const 5))))
        (i32.const 0))
      (else
        (global.set $range (i32.sub (global.get $range) (local.get $bound)))
        (global.set $code (i32.sub (global.get $code) (local.get $bound)))
        (i32.store16 (local.get $place) (i32.sub (local.get $probability) (i32.shr_u (local.get $probability) (i32.const 5))))
        (i32.const 1))))

  ;; $place[$index], then one bit more behind $index.
  (func $next (param $place i32) (param $index i32) (result i32)
    (i32.or (i32.shl (local.get $index) (i32.const 1))
      (call $bit (i32.add (local.get $place) (i32.shl (local.get $index) (i32.const 1))))))

  ;; A number of $bits bits, the highest first.
  (func $tree (param $place i32) (param $bits i32) (result i32)
    (local $index i32) (local $full i32)
    (local.set $index (i32.const 1))
    (local.set $full (i32.shl (i32.const 1) (local.get $bits)))
    (loop $more
      (local.set $index (call $next (local.get $place) (local.get $index)))
      (br_if $more (i32.lt_u (local.get $index) (local.get $full))))
    (i32.sub (local.get $index) (local.get $full)))

  ;; A number of $bits bits, the lowest first.
  (func $reverse (param $place i32) (param $bits i32) (result i32)
    (local $index i32) (local $number i32) (local $done i32)
    (local.set $index (i32.const 1))
    (loop $more
      (local.set $index (call $next (local.get $place) (local.get $index)))
      (local.set $number
        (i32.or (local.get $number) (i32.shl (i32.and (local.get $index) (i32.const 1)) (local.get $done))))
      (local.set $done (i32.add (local.get $done) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $done) (local.get $bits))))
    (local.get $number))

  ;; A number of $bits bits of which nothing is known.
  (func $direct (param $bits i32) (result i32)
    (local $number i32) (local $below i32)
    (loop $more
      (call $normalise)
      (global.set $range (i32.shr_u (global.get $range) (i32.const 1)))
      (local.set $below (i32.lt_u (global.get $code) (global.get $range)))
      (if (i32.eqz (local.get $below)) (then (global.set $code (i32.sub (global.get $code) (global.get $range)))))
      (local.set $number (i32.or (i32.shl (local.get $number) (i32.const 1)) (i32.eqz (local.get $below))))
      (local.set $bits (i32.sub (local.get $bits) (i32.const 1)))
      (br_if $more (local.get $bits)))
    (local.get $number))

  ;; By the probability of the state that $kind begins.
  (func $asked (param $kind i32) (result i32)
    (call $bit (i32.add (local.get $kind) (i32.shl (global.get $state) (i32.const 1)))))

  (func $read_length (param $place i32) (result i32)
    (if (i32.eqz (call $bit (local.get $place)))
      (then (return (i32.add (i32.const 2) (call $tree (i32.add (local.get $place) (i32.const 4)) (i32.const 3))))))
    (if (i32.eqz (call $bit (i32.add (local.get $place) (i32.const 2))))
      (then (return (i32.add (i32.const 10) (call $tree (i32.add (local.get $place) (i32.const 20)) (i32.const 3))))))
    (i32.add (i32.const 18) (call $tree (i32.add (local.get $place) (i32.const 36)) (i32.const 8))))

  (func $read_distance (param $length i32) (result i32)
    (local $slot i32) (local $bits i32) (local $distance i32)
    (local.set $length (i32.sub (local.get $length) (i32.const 2)))
    (if (i32.gt_u (local.get $length) (i32.const 3)) (then (local.set $length (i32.const 3))))
    (local.set $slot (call $tree (i32.add (global.get $slots) (i32.shl (local.get $length) (i32.const 7))) (i32.const 6)))
    (if (i32.lt_u (local.get $slot) (i32.const 4)) (then (return (local.get $slot))))
    (local.set $bits (i32.sub (i32.shr_u (local.get $slot) (i32.const 1)) (i32.const 1)))
    (local.set $distance
      (i32.shl (i32.or (i32.const 2) (i32.and (local.get $slot) (i32.const 1))) (local.get $bits)))
    (if (i32.lt_u (local.get $slot) (i32.const 14))
      (then
        (return
          (i32.add (local.get $distance)
            (call $reverse
              (i32.add (global.get $distances)
                (i32.shl (i32.sub (local.get $distance) (local.get $slot)) (i32.const 1)))
              (local.get $bits))))))
    (i32.add
      (i32.add (local.get $distance)
        (i32.shl (call $direct (i32.sub (local.get $bits) (i32.const 4))) (i32.const 4)))
      (call $reverse (global.get $align) (i32.const 4))))

  ;; One byte: by the one before it, and after a match also by the byte that the match would have gone on with.
  (func $literal
    (local $place i32) (local $index i32) (local $matched i32) (local $offset i32)
    (local.set $place (global.get $literals))
    (if (i32.gt_u (global.get $to) (global.get $start))
      (then
        (local.set $place
          (i32.add (local.get $place)
            (i32.mul (i32.shr_u (i32.load8_u (i32.sub (global.get $to) (i32.const 1))) (i32.const 5)) (i32.const 1536))))))
    (local.set $index (i32.const 1))
    (if (i32.ge_u (global.get $state) (i32.const 7))
      (then
        (local.set $matched (i32.load8_u (i32.sub (i32.sub (global.get $to) (global.get $rep0)) (i32.const 1))))
        (local.set $offset (i32.const 0x100))
        (loop $more
          (local.set $matched (i32.shl (local.get $matched) (i32.const 1)))
          (local.set $index
            (i32.or (i32.shl (local.get $index) (i32.const 1))
              (call $bit
                (i32.add (local.get $place)
                  (i32.shl
                    (i32.add (i32.add (local.get $offset) (i32.and (local.get $matched) (local.get $offset))) (local.get $index))
                    (i32.const 1))))))
          (local.set $offset
            (i32.and (local.get $offset)
              (i32.xor (local.get $matched) (i32.sub (i32.and (local.get $index) (i32.const 1)) (i32.const 1)))))
          (br_if $more (i32.lt_u (local.get $index) (i32.const 0x100)))))
      (else
        (loop $more
          (local.set $index (call $next (local.get $place) (local.get $index)))
          (br_if $more (i32.lt_u (local.get $index) (i32.const 0x100))))))
    (i32.store8 (global.get $to) (local.get $index))
    (global.set $to (i32.add (global.get $to) (i32.const 1)))
    (global.set $state
      (if (result i32) (i32.lt_u (global.get $state) (i32.const 4))
        (then (i32.const 0))
        (else
          (i32.sub (global.get $state)
            (select (i32.const 3) (i32.const 6) (i32.lt_u (global.get $state) (i32.const 10))))))))

  (func $becomes (param $after_literal i32) (param $otherwise i32)
    (global.set $state
      (select (local.get $after_literal) (local.get $otherwise) (i32.lt_u (global.get $state) (i32.const 7)))))

  ;; How many bytes are copied, from which distance is then in $rep0.
  (func $match (result i32)
    (local $length i32) (local $distance i32)
    (if (i32.eqz (call $asked (global.get $is_rep)))
      (then
        (global.set $rep3 (global.get $rep2))
        (global.set $rep2 (global.get $rep1))
        (global.set $rep1 (global.get $rep0))
        (local.set $length (call $read_length (global.get $length)))
        (call $becomes (i32.const 7) (i32.const 10))
        (global.set $rep0 (call $read_distance (local.get $length)))
        (return (local.get $length))))
    (if (i32.eqz (call $asked (global.get $is_rep_0)))
      (then
        (if (i32.eqz (call $asked (global.get $is_long)))
          (then
            (call $becomes (i32.const 9) (i32.const 11))
            (return (i32.const 1)))))
      (else
        (if (i32.eqz (call $asked (global.get $is_rep_1)))
          (then (local.set $distance (global.get $rep1)))
          (else
            (if (i32.eqz (call $asked (global.get $is_rep_2)))
              (then (local.set $distance (global.get $rep2)))
              (else
                (local.set $distance (global.get $rep3))
                (global.set $rep3 (global.get $rep2))))
            (global.set $rep2 (global.get $rep1))))
        (global.set $rep1 (global.get $rep0))
        (global.set $rep0 (local.get $distance))))
    (local.set $length (call $read_length (global.get $rep_length)))
    (call $becomes (i32.const 8) (i32.const 11))
    (local.get $length))

  ;; Whether these bytes could be copied: not where they would come from before the start, or go past the end.
  (func $copy (param $length i32) (result i32)
    (local $from i32) (local $stop i32)
    (if (i32.ge_u (global.get $rep0) (i32.sub (global.get $to) (global.get $start))) (then (return (i32.const 0))))
    (if (i32.gt_u (local.get $length) (i32.sub (global.get $end) (global.get $to))) (then (return (i32.const 0))))
    (local.set $from (i32.sub (i32.sub (global.get $to) (global.get $rep0)) (i32.const 1)))
    (local.set $stop (i32.add (global.get $to) (local.get $length)))
    (loop $more
      (i32.store8 (global.get $to) (i32.load8_u (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (global.set $to (i32.add (global.get $to) (i32.const 1)))
      (br_if $more (i32.lt_u (global.get $to) (local.get $stop))))
    (i32.const 1))

  ;; Get ready for $size bytes; the first five bytes of input lie at $from.
  (func (export "begin") (param $size i32) (param $from i32)
    (local $place i32)
    (loop $more
      (i32.store16 (local.get $place) (i32.const 1024))
      (local.set $place (i32.add (local.get $place) (i32.const 2)))
      (br_if $more (i32.lt_u (local.get $place) (global.get $probabilities))))
    (global.set $to (global.get $start))
    (global.set $end (i32.add (global.get $start) (local.get $size)))
    (global.set $range (i32.const -1))
    (global.set $at (i32.add (local.get $from) (i32.const 1))) ;; the first is always 0
    (loop $code_bytes
      (global.set $code (i32.or (i32.shl (global.get $code) (i32.const 8)) (call $byte)))
      (br_if $code_bytes (i32.lt_u (global.get $at) (i32.add (local.get $from) (i32.const 5))))))

  ;; Unpack what lies between $from and $limit; with $last, to its end. Up to where it wrote, or 0 where this is no LZMA.
  (func (export "unpack") (param $from i32) (param $limit i32) (param $last i32) (result i32)
    (global.set $at (local.get $from))
    (loop $more
      (if (i32.ge_u (global.get $to) (global.get $end)) (then (return (global.get $to))))
      (if (local.get $last)
        (then (if (i32.gt_u (global.get $at) (local.get $limit)) (then (return (i32.const 0)))))
        ;; no symbol takes more than twenty bytes
        (else (if (i32.gt_u (i32.add (global.get $at) (i32.const 20)) (local.get $limit)) (then (return (global.get $to))))))
      (if (i32.eqz (call $asked (global.get $is_match)))
        (then (call $literal))
        (else (if (i32.eqz (call $copy (call $match))) (then (return (i32.const 0))))))
      (br $more))
    (unreachable))

  ;; Up to where it has read.
  (func (export "read") (result i32) (global.get $at)))
