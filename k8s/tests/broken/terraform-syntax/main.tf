resource "azurerm_resource_group" "this" {
  name = "broken
}
