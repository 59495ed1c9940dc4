# SPDX-License-Identifier: Apache-2.0
# Writes ${file}.inc: the bytes of ${file} as what stands between the braces of an array.

file(READ ${file} bytes HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
file(WRITE ${file}.inc "${bytes}\n")
