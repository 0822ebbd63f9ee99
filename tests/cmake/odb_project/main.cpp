#include <iostream>

#include <app_migrations.hpp>

int main() { std::cout << app_migrations.size << " migrations\n"; }
